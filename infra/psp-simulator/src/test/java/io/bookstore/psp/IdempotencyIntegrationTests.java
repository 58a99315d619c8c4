package io.bookstore.psp;

import static io.bookstore.psp.RunningSimulator.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import io.bookstore.psp.RunningSimulator.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IdempotencyIntegrationTests {

    private static final Map<String, String> PAYMENT = Map.of(
            "amount",
            "500",
            "currency",
            "eur",
            "payment_method",
            "pm_card_visa",
            "confirm",
            "true",
            "payment_method_types[]",
            "card");

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();
    private final String key = UUID.randomUUID().toString();
    private final String order = UUID.randomUUID().toString();

    @AfterEach
    void clearFaults() {
        simulator.clearFaults();
    }

    @Test
    void repeatsTheFirstAnswerToTheLetter() {
        Reply first = simulator.post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key);
        Reply second = simulator.post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key);

        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("Original-Request")).isEqualTo(first.header("Request-Id"));
    }

    @Test
    void repeatsADecline() throws StripeException {
        CardException first = catchThrowableOfType(CardException.class, () -> pay("pm_card_chargeDeclined"));
        CardException second = catchThrowableOfType(CardException.class, () -> pay("pm_card_chargeDeclined"));

        assertThat(second.getCharge()).isEqualTo(first.getCharge());
        assertThat(intentsOfOrder()).hasSize(1);
    }

    @Test
    void refusesOtherParametersAndOtherAddressesUnderTheSameKey() throws StripeException {
        pay("pm_card_visa");

        IdempotencyException other = catchThrowableOfType(IdempotencyException.class, () -> pay("pm_card_mastercard"));
        Reply elsewhere = simulator.post("/v1/refunds", Map.of("payment_intent", "pi_x"), "Idempotency-Key", key);

        assertThat(other.getStatusCode()).isEqualTo(400);
        assertThat(other.getMessage()).contains("same parameters");
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.json().at("/error/type").asString()).isEqualTo("idempotency_error");
        assertThat(elsewhere.json().at("/error/message").asString()).contains("same endpoint");
    }

    @Test
    void chargesOnceHoweverManyAskAtOnce() throws Exception {
        // for each of them, as any may be the first
        simulator.setFault("payment_intents.create", "delay", 30, 400);
        List<Integer> statuses = new ArrayList<>();
        Callable<Integer> post = () -> simulator
                .post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key)
                .status();

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one : clients.invokeAll(
                    IntStream.range(0, 30).mapToObj(client -> post).toList())) {
                statuses.add(one.get());
            }
        }

        assertThat(statuses).contains(409).containsOnly(200, 409);
        Reply replay = simulator.post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key);
        String intent = replay.json().path("id").asString();
        assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(simulator
                        .get("/_simulator/ledger?payment_intent=" + intent)
                        .json()
                        .path("transactions")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void doesNotRememberWhatFailedBeforeTheWork() throws StripeException {
        Reply invalid = simulator.post("/v1/payment_intents", Map.of("currency", "eur"), "Idempotency-Key", key);
        Reply foreign = simulator.get("/v1/payment_intents");
        simulator.setFault("payment_intents.create", "rate_limit_429", 1, 0);
        RateLimitException limited = catchThrowableOfType(RateLimitException.class, () -> pay("pm_card_visa"));
        simulator.setFault("payment_intents.create", "conflict_409", 1, 0);
        ApiException conflict = catchThrowableOfType(ApiException.class, () -> pay("pm_card_visa"));

        assertThat(invalid.status()).isEqualTo(400);
        assertThat(foreign.status()).isEqualTo(401);
        assertThat(limited.getStatusCode()).isEqualTo(429);
        assertThat(conflict.getStatusCode()).isEqualTo(409);
        assertThat(conflict.getCode()).isEqualTo("idempotency_key_in_use");
        assertThat(pay("pm_card_visa").getStatus()).isEqualTo("succeeded");
    }

    @Test
    void remembersWorkWhoseAnswerWasLost() throws StripeException {
        // Two, because the JDK's own HTTP client silently repeats a request once when a connection closes.
        simulator.setFault("payment_intents.create", "drop_after", 2, 0);

        ApiConnectionException lost = catchThrowableOfType(ApiConnectionException.class, () -> pay("pm_card_visa"));
        simulator.clearFaults();
        PaymentIntent found = pay("pm_card_visa");

        assertThat(lost).isNotNull();
        assertThat(found.getStatus()).isEqualTo("succeeded");
        assertThat(found.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(intentsOfOrder())
                .singleElement()
                .satisfies(
                        intent -> assertThat(intent.path("captured").asLong()).isEqualTo(500));
    }

    @Test
    void doesNothingWhenTheLineBreaksBeforeTheWork() throws StripeException {
        simulator.setFault("payment_intents.create", "drop_before", 2, 0);

        ApiConnectionException lost = catchThrowableOfType(ApiConnectionException.class, () -> pay("pm_card_visa"));

        assertThat(lost).isNotNull();
        assertThat(intentsOfOrder()).isEmpty();
    }

    @Test
    void repeatsA500ForEverAlthoughTheWorkWasDone() throws StripeException {
        simulator.setFault("payment_intents.create", "error_500_after", 1, 0);

        ApiException first = catchThrowableOfType(ApiException.class, () -> pay("pm_card_visa"));
        ApiException second = catchThrowableOfType(ApiException.class, () -> pay("pm_card_visa"));

        assertThat(first.getStatusCode()).isEqualTo(500);
        assertThat(second.getStatusCode()).isEqualTo(500);
        assertThat(intentsOfOrder())
                .singleElement()
                .satisfies(
                        intent -> assertThat(intent.path("status").asString()).isEqualTo("succeeded"));
    }

    @Test
    void forgetsAKeyAfterADay() {
        try (RunningSimulator other = RunningSimulator.start(Map.of())) {
            Reply first = other.post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key);
            other.moveClock(Duration.ofHours(23));
            Reply sameDay = other.post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key);
            other.moveClock(Duration.ofHours(2));
            Reply nextDay = other.post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key);

            assertThat(sameDay.body()).isEqualTo(first.body());
            assertThat(nextDay.header("Idempotent-Replayed")).isNull();
            assertThat(nextDay.json().path("id").asString())
                    .isNotEqualTo(first.json().path("id").asString());
        }
    }

    @Test
    void forgetsEveryKeyWhenToldToAndDoesNotRememberThemAfterARestart(@TempDir Path folder) {
        Map<String, Object> settings = Map.of("psp.memory.folder", folder);
        String before;
        String after;
        try (RunningSimulator first = RunningSimulator.start(settings)) {
            before = payWithKey(first);
            first.forgetKeys();
            after = payWithKey(first);
        }
        try (RunningSimulator second = RunningSimulator.start(settings)) {
            assertThat(payWithKey(second)).isEqualTo(after).isNotEqualTo(before);
        }
    }

    private String payWithKey(RunningSimulator at) {
        return at.post("/v1/payment_intents", PAYMENT, "Idempotency-Key", key)
                .json()
                .path("id")
                .asString();
    }

    @Test
    void takesKeysOfUpTo255Characters() {
        assertThat(simulator
                        .post("/v1/payment_intents", PAYMENT, "Idempotency-Key", order + "k".repeat(219))
                        .status())
                .isEqualTo(200);
        assertThat(simulator
                        .post("/v1/payment_intents", PAYMENT, "Idempotency-Key", order + "k".repeat(220))
                        .status())
                .isEqualTo(400);
    }

    private PaymentIntent pay(String method) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .create(
                        Payments.of(500)
                                .setPaymentMethod(method)
                                .setConfirm(true)
                                .putMetadata("order_id", order)
                                .build(),
                        key(key));
    }

    private List<JsonNode> intentsOfOrder() {
        List<JsonNode> intents = new ArrayList<>();
        simulator
                .get("/_simulator/payment_intents?order_id=" + order)
                .json()
                .path("payment_intents")
                .forEach(intents::add);
        return intents;
    }
}
