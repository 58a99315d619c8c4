package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookIntegrationTests {

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
    void tellsTheShopInEventsThatStripeJavaVerifies() throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));
        await(paid.getId(), 2);

        Shop.Hook hook = shop.about(paid.getId()).stream()
                .filter(one -> one.type().equals("payment_intent.succeeded"))
                .findFirst()
                .orElseThrow();
        Event event = Webhook.constructEvent(hook.body(), hook.signature(), Shop.SECRET);

        PaymentIntent told =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(told.getStatus()).isEqualTo("succeeded");
        assertThat(told.getLatestCharge()).isEqualTo(paid.getLatestCharge());
        Event asked = stripe.v1().events().retrieve(event.getId());
        assertThat(asked.getType()).isEqualTo(event.getType());
        assertThat(asked.getRequest().getId()).isEqualTo(paid.getLastResponse().requestId());
    }

    @Test
    void showsTheObjectAsItWasAtTheTimeOfTheEvent() throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));
        await(paid.getId(), 2);

        assertThat(shop.about(paid.getId()))
                .extracting(hook -> hook.type() + " " + status(hook))
                .containsExactlyInAnyOrder(
                        "payment_intent.created requires_confirmation", "payment_intent.succeeded succeeded");
    }

    @Test
    void tellsOfRefundsCancellationsDeclinesAndChallenges() throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));
        stripe.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(paid.getId())
                        .build());
        PaymentIntent challenged =
                stripe.v1().paymentIntents().create(Payments.by("pm_card_authenticationRequired", 500));
        stripe.v1().paymentIntents().cancel(challenged.getId());
        await(challenged.getId(), 3);
        await(paid.getLatestCharge(), 2);

        assertThat(types(challenged.getId()))
                .containsExactlyInAnyOrder(
                        "payment_intent.created", "payment_intent.requires_action", "payment_intent.canceled");
        assertThat(types(paid.getLatestCharge())).containsExactlyInAnyOrder("charge.succeeded", "charge.refunded");
        Eventually.until(
                () -> shop.all().stream().anyMatch(hook -> hook.type().equals("refund.created")),
                () -> "no refund.created");
    }

    @Test
    void triesAgainWithAFreshSignatureUntilTheShopTakesIt() throws StripeException {
        Eventually.until(WebhookIntegrationTests::nothingIsUnderway, () -> "deliveries of earlier tests");
        shop.answer(500, 302);
        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());
        await(open.getId(), 3);
        Eventually.until(
                () -> delivery(open.getId()).path("state").asString().equals("delivered"),
                () -> delivery(open.getId()).toString());

        List<Shop.Hook> tries = shop.about(open.getId());
        assertThat(tries).extracting(Shop.Hook::answered).containsExactly(500, 302, 200);
        Set<String> signatures = tries.stream().map(Shop.Hook::signature).collect(Collectors.toSet());
        assertThat(signatures).hasSize(3);
        assertThat(delivery(open.getId()).path("attempts").size()).isEqualTo(3);
    }

    @Test
    void withholdsDelaysAndDoublesAsTold() throws StripeException {
        simulator.setFault("payment_intents.create", "no_webhook", 1, 0);
        PaymentIntent withheld =
                stripe.v1().paymentIntents().create(Payments.of(500).build());
        simulator.setFault("payment_intents.create", "webhook_duplicate", 1, 0);
        PaymentIntent doubled =
                stripe.v1().paymentIntents().create(Payments.of(500).build());
        simulator.setFault("payment_intents.create", "webhook_delay", 1, 600);
        long before = System.nanoTime();
        PaymentIntent delayed =
                stripe.v1().paymentIntents().create(Payments.of(500).build());
        await(doubled.getId(), 2);
        await(delayed.getId(), 1);

        assertThat(System.nanoTime() - before).isGreaterThan(550_000_000L);
        assertThat(shop.about(doubled.getId()).stream().map(Shop.Hook::id).distinct())
                .hasSize(1);
        assertThat(shop.about(withheld.getId())).isEmpty();
        assertThat(delivery(withheld.getId()).path("state").asString()).isEqualTo("withheld");
        assertThat(stripe.v1()
                        .events()
                        .list(EventListParams.builder()
                                .setType("payment_intent.created")
                                .setLimit(3L)
                                .build())
                        .getData())
                .extracting(event -> event.getDataObjectDeserializer().getRawJson())
                .anyMatch(json -> json.contains(withheld.getId()));
    }

    private static String status(Shop.Hook hook) {
        return new JsonMapper().readTree(hook.body()).at("/data/object/status").asString();
    }

    private static boolean nothingIsUnderway() {
        JsonNode deliveries = simulator.get("/_simulator/webhooks").json().path("deliveries");
        return StreamSupport.stream(deliveries.spliterator(), false)
                .noneMatch(one -> one.path("state").asString().equals("pending"));
    }

    private static void await(String about, int count) {
        Eventually.until(
                () -> shop.about(about).size() >= count, () -> shop.about(about).toString());
    }

    private static List<String> types(String about) {
        return shop.about(about).stream().map(Shop.Hook::type).toList();
    }

    private static JsonNode delivery(String about) {
        JsonNode deliveries = simulator.get("/_simulator/webhooks").json().path("deliveries");
        return StreamSupport.stream(deliveries.spliterator(), false)
                .filter(one -> one.path("about").asString().equals(about))
                .findFirst()
                .orElseThrow();
    }
}
