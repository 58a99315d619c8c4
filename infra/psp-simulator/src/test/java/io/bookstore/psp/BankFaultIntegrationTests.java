package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentConfirmParams;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Banks that say no in any words, and payments made for other terms than the shop asked for. */
class BankFaultIntegrationTests {

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();

    @AfterEach
    void clearFaults() {
        simulator.clearFaults();
    }

    @ParameterizedTest
    @CsvSource({
        "stolen_card, card_declined",
        "expired_card, expired_card",
        "code_of_next_year, card_declined",
        "do_not_honor, card_declined"
    })
    void declinesAGoodCardWithTheCodeAskedFor(String declineCode, String code) throws StripeException {
        simulator.setFault("payment_intents.create", "decline", declineCode);
        CardException declined = catchThrowableOfType(CardException.class, () -> pay(simulator));

        assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
        assertThat(declined.getCode()).isEqualTo(code);
        PaymentIntent kept = stripe.v1()
                .paymentIntents()
                .retrieve(declined.getStripeError().getPaymentIntent().getId());
        assertThat(kept.getStatus()).isEqualTo("requires_payment_method");
        assertThat(kept.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
        assertThat(stripe.v1().charges().retrieve(kept.getLatestCharge()).getFailureCode())
                .isEqualTo(code);
        assertThat(eventAbout(kept.getId())).contains(declineCode);
        assertThat(pay(simulator).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void declinesAConfirmationAndSparesAnIntentThatIsOnlyMade() throws StripeException {
        simulator.setFault("*", "decline", "lost_card");
        PaymentIntent open = stripe.v1()
                .paymentIntents()
                .create(Payments.of(500).setPaymentMethod("pm_card_visa").build());

        CardException declined = catchThrowableOfType(CardException.class, () -> confirm(open));

        assertThat(declined.getDeclineCode()).isEqualTo("lost_card");
        assertThat(confirm(open).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void putsAnyWordsIntoTheMouthOfTheBankAndKeepsThem(@TempDir Path folder) {
        String script = "<script>alert('paid')</script>";
        Map<String, Object> settings = Map.of("psp.memory.folder", folder);
        String intent;
        try (RunningSimulator first = RunningSimulator.start(settings)) {
            first.setFault("payment_intents.create", "decline", "fraudulent");
            first.setFault("payment_intents.create", "decline_message", script);
            CardException declined = catchThrowableOfType(CardException.class, () -> pay(first));
            assertThat(declined.getStripeError().getMessage()).isEqualTo(script);
            intent = declined.getStripeError().getPaymentIntent().getId();
        }
        try (RunningSimulator second = RunningSimulator.start(settings)) {
            JsonNode error = second.get(
                            "/v1/payment_intents/" + intent, "Authorization", "Bearer " + RunningSimulator.SECRET_KEY)
                    .json()
                    .path("last_payment_error");
            assertThat(error.path("message").asString()).isEqualTo(script);
            assertThat(error.path("decline_code").asString()).isEqualTo("fraudulent");
        }
    }

    @ParameterizedTest
    @CsvSource({"amount=100, 100, eur, mine", "currency=usd, 500, usd, mine", "order_id=theirs, 500, eur, theirs"})
    void reallyMakesThePaymentForOtherTerms(String terms, long amount, String currency, String order)
            throws StripeException {
        simulator.setFault("payment_intents.create", "other_terms", terms);

        PaymentIntent paid = pay(simulator);

        assertThat(paid.getAmountReceived()).isEqualTo(amount);
        assertThat(paid.getCurrency()).isEqualTo(currency);
        assertThat(paid.getMetadata()).containsEntry("order_id", order);
        JsonNode payment = simulator
                .get("/_simulator/ledger?payment_intent=" + paid.getId())
                .json()
                .at("/payments/0");
        assertThat(payment.path("captured").asLong()).isEqualTo(amount);
        assertThat(payment.path("currency").asString()).isEqualTo(currency);
        assertThat(pay(simulator).getAmount()).isEqualTo(500);
    }

    private static PaymentIntent pay(RunningSimulator at) throws StripeException {
        return at.stripe()
                .v1()
                .paymentIntents()
                .create(Payments.of(500)
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .putMetadata("order_id", "mine")
                        .build());
    }

    private PaymentIntent confirm(PaymentIntent open) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .confirm(
                        open.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .build());
    }

    private String eventAbout(String intent) throws StripeException {
        return stripe
                .v1()
                .events()
                .list(EventListParams.builder()
                        .setType("payment_intent.payment_failed")
                        .setLimit(20L)
                        .build())
                .getData()
                .stream()
                .map(event -> event.getDataObjectDeserializer().getRawJson())
                .filter(json -> json.contains(intent))
                .findFirst()
                .orElseThrow();
    }
}
