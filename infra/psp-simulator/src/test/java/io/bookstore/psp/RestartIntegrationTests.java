package io.bookstore.psp;

import static io.bookstore.psp.RunningSimulator.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void knowsEverythingAgainAfterARestart() throws StripeException {
        String ledger;
        String intents;
        List<String> events;
        PaymentIntent paid;
        try (RunningSimulator first = RunningSimulator.start(Map.of("psp.memory.folder", folder))) {
            paid = pay(first);
            first.stripe()
                    .v1()
                    .refunds()
                    .create(RefundCreateParams.builder()
                            .setPaymentIntent(paid.getId())
                            .setAmount(100L)
                            .build());
            ledger = first.get("/_simulator/ledger").body();
            intents = first.get("/_simulator/payment_intents").body();
            events = events(first);
        }

        try (RunningSimulator second = RunningSimulator.start(Map.of("psp.memory.folder", folder))) {
            PaymentIntent replayed = pay(second);

            assertThat(second.get("/_simulator/ledger").body()).isEqualTo(ledger);
            assertThat(second.get("/_simulator/payment_intents").body()).isEqualTo(intents);
            assertThat(events(second)).isEqualTo(events).hasSize(5);
            assertThat(replayed.getId()).isEqualTo(paid.getId());
            assertThat(replayed.getLastResponse().body())
                    .isEqualTo(paid.getLastResponse().body());
        }
    }

    @Test
    void cutsOffATornLastLine() throws IOException, StripeException {
        PaymentIntent paid;
        try (RunningSimulator first = RunningSimulator.start(Map.of("psp.memory.folder", folder))) {
            paid = pay(first);
        }
        Files.writeString(
                folder.resolve("journal.jsonl"),
                "{\"at\":\"2026-01-01T00:00:00Z\",\"keep\":[{\"char",
                StandardOpenOption.APPEND);

        try (RunningSimulator second = RunningSimulator.start(Map.of("psp.memory.folder", folder))) {
            second.stripe().v1().paymentIntents().create(Payments.by("pm_card_visa", 700));
        }
        try (RunningSimulator third = RunningSimulator.start(Map.of("psp.memory.folder", folder))) {
            assertThat(third.get("/_simulator/payment_intents")
                            .json()
                            .path("payment_intents")
                            .size())
                    .isEqualTo(2);
            assertThat(pay(third).getId()).isEqualTo(paid.getId());
        }
    }

    @Test
    void deliversAfterARestartWhatTheShopMissed() throws Exception {
        Map<String, Object> settings = new HashMap<>(Map.of("psp.memory.folder", folder));
        Shop closed = new Shop();
        settings.putAll(closed.settings());
        closed.close();
        PaymentIntent paid;
        try (RunningSimulator first = RunningSimulator.start(settings)) {
            paid = pay(first);
        }

        try (Shop open = new Shop()) {
            settings.putAll(open.settings());
            try (RunningSimulator second = RunningSimulator.start(settings)) {
                Eventually.until(
                        () -> open.about(paid.getId()).size() == 2,
                        () -> open.all().toString());
                assertThat(second.get("/health").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void neverWritesACardNumber() throws IOException {
        try (RunningSimulator first = RunningSimulator.start(Map.of("psp.memory.folder", folder))) {
            Map<String, String> card = Map.of(
                    "type", "card",
                    "card[number]", "5555555555554444",
                    "card[exp_month]", "11",
                    "card[exp_year]", "40",
                    "card[cvc]", "737",
                    "billing_details[name]", "Ada Lovelace");
            assertThat(first.postFromPage("/v1/payment_methods", card, "Idempotency-Key", "card-1")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(Files.readString(folder.resolve("journal.jsonl")))
                .contains("\"last4\":\"4444\"")
                .doesNotContain("5555", "737", "Lovelace");
    }

    private static PaymentIntent pay(RunningSimulator simulator) throws StripeException {
        return simulator
                .stripe()
                .v1()
                .paymentIntents()
                .create(Payments.by("pm_card_visa", 500), key("the-one-payment"));
    }

    private static List<String> events(RunningSimulator simulator) throws StripeException {
        return simulator.stripe().v1().events().list(EventListParams.builder().build()).getData().stream()
                .map(Event::toJson)
                .toList();
    }
}
