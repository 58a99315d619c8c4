package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFaultIntegrationTests {

    private static final String CREATE = "payment_intents.create";

    private static Shop shop;
    private static RunningSimulator simulator;
    private static StripeClient stripe;

    @BeforeAll
    static void start() throws IOException {
        shop = new Shop();
        simulator = RunningSimulator.start(shop.settings());
        stripe = simulator.stripe();
    }

    @AfterAll
    static void stop() {
        simulator.close();
        shop.close();
    }

    @AfterEach
    void clearFaults() {
        simulator.clearFaults();
    }

    @Test
    void tellsTheShopBeforeTheCallerHasItsAnswer() throws StripeException {
        simulator.setFault(CREATE, "webhook_first", 1, 10_000);

        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));

        assertThat(shop.about(paid.getId())).hasSize(2);
        assertThat(shop.about(paid.getLatestCharge())).hasSize(1);
    }

    @Test
    void tellsTheShopOnlyWhenTheCallerHasItsAnswer() throws StripeException {
        simulator.setFault(CREATE, "webhook_last", 1, 0);
        simulator.setFault(CREATE, "answer_slow", 1, 400);
        int before = shop.all().size();

        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));

        // the answer took 400 ms, in which nothing came
        assertThat(shop.all().size() - before).isLessThanOrEqualTo(3);
        Shop.Hook first = await(paid.getId(), 2).getFirst();
        assertThat(first.at()).isAfterOrEqualTo(simulatorTime(paid).plusMillis(350));
    }

    @Test
    void sendsAnEventAsOftenAsTold() throws StripeException {
        simulator.setFault(CREATE, "webhook_duplicate", "7");

        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());

        assertThat(await(open.getId(), 7))
                .extracting(Shop.Hook::id)
                .containsOnly(shop.about(open.getId()).getFirst().id());
    }

    @Test
    void sendsAnEventOnceMoreSignedAnew() throws StripeException {
        simulator.setFault(CREATE, "webhook_resend", 1, 1_100);

        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());

        List<Shop.Hook> both = await(open.getId(), 2);
        assertThat(both)
                .extracting(Shop.Hook::id)
                .containsExactly(both.getFirst().id(), both.getFirst().id());
        assertThat(both.get(1).signedAt()).isGreaterThan(both.get(0).signedAt());
    }

    @Test
    void sendsTheNewestEventFirst() throws StripeException {
        simulator.setFault(CREATE, "webhook_reorder", 1, 150);

        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));

        assertThat(await(paid.getId(), 2))
                .extracting(Shop.Hook::type)
                .containsExactly("payment_intent.succeeded", "payment_intent.created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook_bad_secret", "webhook_unsigned"})
    void signsTheFirstTryWrongAndTheNextOneRight(String kind) throws StripeException {
        simulator.setFault(CREATE, kind, 1, 0);
        shop.answer(400);

        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());

        List<Shop.Hook> tries = await(open.getId(), 2);
        Shop.Hook first = tries.getFirst();
        assertThatThrownBy(() -> Webhook.constructEvent(first.body(), String.valueOf(first.signature()), Shop.SECRET))
                .isInstanceOf(SignatureVerificationException.class);
        assertThat(tries.get(1).event().getId()).isEqualTo(first.id());
    }

    @Test
    void showsTwoSignaturesWhileASecretIsChanged() throws StripeException {
        simulator.setFault(CREATE, "webhook_two_v1", 1, 0);

        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());

        Shop.Hook hook = await(open.getId(), 1).getFirst();
        assertThat(hook.signature().split("v1=", -1)).hasSize(3);
        assertThat(hook.event().getType()).isEqualTo("payment_intent.created");
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301})
    void saysThatItWasSignedAtAnotherTime(int seconds) throws StripeException {
        simulator.setFault(CREATE, "webhook_skew", Integer.toString(seconds));
        long now = Instant.now().getEpochSecond();

        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());

        Shop.Hook hook = await(open.getId(), 1).getFirst();
        assertThat(hook.signedAt() - now).isBetween(seconds - 1L, seconds + 10L);
        assertThat(Webhook.constructEvent(hook.body(), hook.signature(), Shop.SECRET, 1_000L))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "webhook_type, book.read, /type, book.read",
        "webhook_livemode, '', /livemode, true",
        "webhook_account, acct_9, /account, acct_9",
        "webhook_other_terms, amount=1, /data/object/amount, 1",
        "webhook_other_terms, currency=usd, /data/object/currency, usd",
        "webhook_other_terms, order_id=theirs, /data/object/metadata/order_id, theirs"
    })
    void tellsTheShopSomethingElse(String kind, String value, String field, String told) throws StripeException {
        simulator.setFault(CREATE, kind, value);

        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());

        Shop.Hook hook = await(open.getId(), 1).getFirst();
        assertThat(hook.json().at(field).asString()).isEqualTo(told);
        assertThat(hook.event()).isNotNull(); // signed as it stands
        PaymentIntent truth = stripe.v1().paymentIntents().retrieve(open.getId());
        assertThat(truth.getAmount()).isEqualTo(500);
        assertThat(truth.getCurrency()).isEqualTo("eur");
        assertThat(truth.getMetadata()).isEmpty();
    }

    @Test
    void tellsOldNewsAndLateNews() throws StripeException {
        simulator.setFault(CREATE, "webhook_old", "259200");
        PaymentIntent old = stripe.v1().paymentIntents().create(Payments.of(500).build());
        long created = await(old.getId(), 1).getFirst().json().path("created").asLong();
        assertThat(Duration.ofSeconds(old.getCreated() - created)).isEqualTo(Duration.ofDays(3));

        simulator.setFault(CREATE, "webhook_delay", 1, Duration.ofDays(3).toMillis());
        PaymentIntent late =
                stripe.v1().paymentIntents().create(Payments.of(500).build());
        Instant due = Instant.parse(simulator
                .get("/_simulator/webhooks?limit=1")
                .json()
                .at("/deliveries/0/due_at")
                .asString());
        assertThat(Duration.between(Instant.ofEpochSecond(late.getCreated()), due))
                .isGreaterThanOrEqualTo(Duration.ofDays(3));
        assertThat(shop.about(late.getId())).isEmpty();
    }

    private static Instant simulatorTime(PaymentIntent paid) {
        return Instant.parse(simulator
                .get("/_simulator/webhooks?limit=200")
                .json()
                .path("deliveries")
                .valueStream()
                .filter(delivery -> delivery.path("about").asString().equals(paid.getId()))
                .findFirst()
                .orElseThrow()
                .path("due_at")
                .asString());
    }

    private static List<Shop.Hook> await(String about, int count) {
        Eventually.until(
                () -> shop.about(about).size() >= count, () -> shop.about(about).toString());
        return shop.about(about);
    }
}
