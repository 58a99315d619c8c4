package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import io.bookstore.psp.RunningSimulator.Reply;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Answers that a client must survive, of a payment that was made all the same. */
class AnswerFaultIntegrationTests {

    private static final String CREATE = "payment_intents.create";

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void clearFaults() {
        simulator.clearFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "rate_limit_429, 429, 7, rate_limit",
        "unavailable_503, 503, 7, ''",
        "error_500_before, 500, '', ''",
        "idempotency_error, 400, '', ''",
        "conflict_409, 409, '', idempotency_key_in_use"
    })
    void refusesBeforeTheWorkAndLeavesTheKeyUnused(String kind, int status, String retryAfter, String code) {
        if (retryAfter.isEmpty()) {
            simulator.setFault(CREATE, kind, 1, 0);
        } else {
            simulator.setFault(CREATE, kind, retryAfter);
        }

        Reply refused = create();
        Reply taken = create();

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().at("/error/code").asString("")).isEqualTo(code);
        assertThat(refused.response().headers().firstValue("Retry-After").orElse(""))
                .isEqualTo(retryAfter);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.header("Idempotent-Replayed")).isNull();
    }

    @Test
    void makesStripeJavaThrowWhatItThrowsAtStripe() {
        simulator.setFault(CREATE, "rate_limit_429", "2");
        assertThatThrownBy(this::createByStripeJava).isInstanceOf(RateLimitException.class);
        simulator.setFault(CREATE, "idempotency_error", 1, 0);
        assertThatThrownBy(this::createByStripeJava).isInstanceOf(IdempotencyException.class);
        simulator.setFault(CREATE, "unavailable_503", 1, 0);
        ApiException unavailable = catchThrowableOfType(ApiException.class, this::createByStripeJava);
        assertThat(unavailable.getStatusCode()).isEqualTo(503);
        simulator.setFault(CREATE, "answer_html", 1, 0);
        assertThatThrownBy(this::createByStripeJava).hasMessageContaining("Invalid response object from API");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void saysWhetherToTryAgain(String flag) {
        simulator.setFault(CREATE, "should_retry", flag);
        simulator.setFault(CREATE, "unavailable_503", 1, 0);

        assertThat(create().header("Stripe-Should-Retry")).isEqualTo(flag);
    }

    @Test
    void answersWithAPageButDoesTheWork() {
        simulator.setFault(CREATE, "answer_html", 1, 0);

        Reply page = create();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<script>");
        assertWorkWasDone();
    }

    @Test
    void answersAtAnyLength() {
        simulator.setFault(CREATE, "answer_long", "3000000");

        Reply endless = create();

        assertThat(endless.body()).hasSizeGreaterThan(3_000_000);
        assertThat(endless.json().path("status").asString()).isEqualTo("succeeded");
        assertThat(endless.body().strip()).isEqualTo(create().body());
    }

    @Test
    void answersSlowly() {
        simulator.setFault(CREATE, "answer_slow", 1, 600);
        long before = System.nanoTime();

        Reply slow = create();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(550));
        assertThat(slow.body()).isEqualTo(create().body());
    }

    @Test
    void answersHalf() {
        simulator.setFault(CREATE, "answer_truncated", 1, 0);
        Reply half = create();
        assertThatThrownBy(half::json).isInstanceOf(JacksonException.class);
        assertThat(create().body())
                .startsWith(half.body())
                .hasSizeGreaterThan(half.body().length());

        simulator.setFault(CREATE, "answer_cut", 1, 0);
        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertWorkWasDone();
    }

    @Test
    void sendsTheCallerElsewhere() {
        simulator.setFault(CREATE, "answer_redirect", "http://169.254.169.254/latest/");

        Reply redirect = create();

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location")).isEqualTo("http://169.254.169.254/latest/");
        assertWorkWasDone();
    }

    @ParameterizedTest
    @CsvSource({"amount=123, amount, 123", "currency=usd, currency, usd", "order_id=o-9, metadata/order_id, o-9"})
    void showsOtherTermsThanTheBooksHold(String terms, String field, String shown) throws StripeException {
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));
        simulator.setFault("payment_intents.retrieve", "answer_other_terms", terms);

        Reply lie = retrieve(paid.getId());
        Reply truth = retrieve(paid.getId());

        assertThat(lie.json().at("/" + field).asString()).isEqualTo(shown);
        assertThat(truth.json().at("/" + field).asString()).isNotEqualTo(shown);
        assertThat(lie.json().path("id")).isEqualTo(truth.json().path("id"));
    }

    @ParameterizedTest
    @CsvSource({"rate_limit_429, soon", "other_terms, price=1", "answer_long, -1", "drop_after, now", "decline, ''"})
    void refusesAValueThatTheKindDoesNotTake(String kind, String value) {
        String fault = "{\"match\":\"*\",\"kind\":\"%s\",\"value\":\"%s\"}".formatted(kind, value);

        Reply refused = simulator.send(HttpRequest.newBuilder(URI.create(simulator.url() + "/_simulator/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(fault)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).contains("value of " + kind);
    }

    private void assertWorkWasDone() {
        Reply replay = create();
        assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(replay.json().path("status").asString()).isEqualTo("succeeded");
    }

    private Reply create() {
        return simulator.post(
                "/v1/payment_intents",
                Map.of(
                        "amount",
                        "500",
                        "currency",
                        "eur",
                        "payment_method",
                        "pm_card_visa",
                        "confirm",
                        "true",
                        "payment_method_types[]",
                        "card"),
                "Idempotency-Key",
                key);
    }

    private void createByStripeJava() throws StripeException {
        stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 500));
    }

    private Reply retrieve(String id) {
        return simulator.get("/v1/payment_intents/" + id, "Authorization", "Bearer " + RunningSimulator.SECRET_KEY);
    }
}
