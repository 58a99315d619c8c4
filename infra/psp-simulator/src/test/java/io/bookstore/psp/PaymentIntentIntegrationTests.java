package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PaymentIntentIntegrationTests {

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();

    @Test
    void chargesAGoodCardAndShowsItOnTheCharge() throws StripeException {
        PaymentIntent paid = stripe.v1()
                .paymentIntents()
                .create(Payments.of(1_999)
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .setDescription("Order B-1 – 2 books")
                        .putMetadata("order_id", "o-1")
                        .addExpand("latest_charge.balance_transaction")
                        .build());

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getAmountReceived()).isEqualTo(1_999);
        assertThat(paid.getMetadata()).containsEntry("order_id", "o-1");
        assertThat(paid.getDescription()).isEqualTo("Order B-1 – 2 books");
        Charge charge = paid.getLatestChargeObject();
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getPaymentMethodDetails().getCard().getBrand()).isEqualTo("visa");
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        assertThat(charge.getBalanceTransactionObject().getNet()).isEqualTo(1_999 - 55);
        assertThat(paid.getLastResponse().requestId()).startsWith("req_");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, generic_decline, Your card was declined.",
        "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds, Your card has insufficient funds.",
        "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card, Your card has expired."
    })
    void declinesInTheWordsOfTheBank(String method, String code, String declineCode, String message) {
        CardException declined = catchThrowableOfType(
                CardException.class, () -> stripe.v1().paymentIntents().create(Payments.by(method, 500)));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo(code);
        assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
        assertThat(declined.getStripeError().getMessage()).isEqualTo(message);
        PaymentIntent intent = declined.getStripeError().getPaymentIntent();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
        assertThat(declined.getCharge()).isEqualTo(intent.getLatestCharge());
    }

    @Test
    void takesAnotherCardAfterADecline() throws StripeException {
        CardException declined = catchThrowableOfType(
                CardException.class,
                () -> stripe.v1().paymentIntents().create(Payments.by("pm_card_chargeDeclined", 700)));
        String id = declined.getStripeError().getPaymentIntent().getId();

        PaymentIntent paid = stripe.v1()
                .paymentIntents()
                .confirm(
                        id,
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_mastercard")
                                .build());

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLastPaymentError()).isNull();
        var overview = simulator.get("/_simulator/payment_intents").json().path("payment_intents");
        assertThat(overview)
                .filteredOn(view -> view.path("id").asString().equals(id))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.path("charges").asInt()).isEqualTo(2);
                    assertThat(view.path("succeeded_charges").asInt()).isEqualTo(1);
                    assertThat(view.path("captured").asLong()).isEqualTo(700);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_authenticationRequired", "pm_card_threeDSecure2Required"})
    void asksForAuthentication(String method) throws StripeException {
        PaymentIntent intent = stripe.v1().paymentIntents().create(Payments.by(method, 900));

        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("use_stripe_sdk");
        assertThat(intent.getLatestCharge()).isNull();
    }

    @Test
    void declinesWhatNeedsAuthenticationWhenTheShopperIsAway() {
        CardException declined = catchThrowableOfType(
                CardException.class,
                () -> stripe.v1()
                        .paymentIntents()
                        .create(Payments.of(900)
                                .setPaymentMethod("pm_card_authenticationRequired")
                                .setConfirm(true)
                                .setOffSession(true)
                                .build()));

        assertThat(declined.getCode()).isEqualTo("authentication_required");
    }

    @Test
    void wantsAWayBackWhenRedirectsAreAllowed() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1()
                        .paymentIntents()
                        .create(PaymentIntentCreateParams.builder()
                                .setAmount(900L)
                                .setCurrency("eur")
                                .setPaymentMethod("pm_card_visa")
                                .setConfirm(true)
                                .build()));

        assertThat(refused.getMessage()).contains("you must provide a `return_url`");
    }

    @Test
    void sendsTheShopperToAPageWhenGivenAWayBack() throws StripeException {
        PaymentIntent intent = stripe.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(900L)
                        .setCurrency("eur")
                        .setPaymentMethod("pm_card_authenticationRequired")
                        .setConfirm(true)
                        .setReturnUrl("http://localhost:8080/checkout/back")
                        .build());

        assertThat(intent.getNextAction().getType()).isEqualTo("redirect_to_url");
        assertThat(intent.getNextAction().getRedirectToUrl().getUrl())
                .contains("/v3/challenge.html?payment_intent=" + intent.getId());
    }

    @Test
    void cancelsWhatIsNotPaidAndNothingElse() throws StripeException {
        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(800).build());
        PaymentIntent canceled = stripe.v1()
                .paymentIntents()
                .cancel(
                        open.getId(),
                        PaymentIntentCancelParams.builder()
                                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                                .build());
        PaymentIntent paid = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 800));

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("abandoned");
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1().paymentIntents().cancel(paid.getId()));
        assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(refused.getStripeError().getPaymentIntent().getStatus()).isEqualTo("succeeded");
        InvalidRequestException late = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1()
                        .paymentIntents()
                        .confirm(
                                open.getId(),
                                PaymentIntentConfirmParams.builder()
                                        .setPaymentMethod("pm_card_visa")
                                        .build()));
        assertThat(late.getCode()).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void capturesByHandNoMoreThanWasAuthorized() throws StripeException {
        PaymentIntent authorized = stripe.v1()
                .paymentIntents()
                .create(Payments.of(2_000)
                        .setPaymentMethod("pm_card_visa")
                        .setConfirm(true)
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .build());
        assertThat(authorized.getStatus()).isEqualTo("requires_capture");
        assertThat(authorized.getAmountCapturable()).isEqualTo(2_000);
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> capture(authorized.getId(), 2_001));
        assertThat(refused.getCode()).isEqualTo("amount_too_large");

        PaymentIntent captured = capture(authorized.getId(), 1_500);

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(1_500);
        assertThat(ledgerOf(captured.getId()).at("/payments/0/captured").asLong())
                .isEqualTo(1_500);
    }

    @Test
    void takesAPaymentMethodOnce() throws StripeException {
        PaymentIntent first = stripe.v1().paymentIntents().create(Payments.by("pm_card_visa", 600));

        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> stripe.v1().paymentIntents().create(Payments.by(first.getPaymentMethod(), 600)));

        assertThat(refused.getMessage()).contains("may not be used again");
    }

    private PaymentIntent capture(String id, long amount) throws StripeException {
        return stripe.v1()
                .paymentIntents()
                .capture(
                        id,
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(amount)
                                .build());
    }

    private JsonNode ledgerOf(String intent) {
        return simulator.get("/_simulator/ledger?payment_intent=" + intent).json();
    }
}
