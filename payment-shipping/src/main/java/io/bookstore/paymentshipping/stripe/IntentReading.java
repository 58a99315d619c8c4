package io.bookstore.paymentshipping.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payment intent as Stripe says it is.
 *
 * @param clientSecret lets the shopper's browser go on with it
 * @param declineCode why the last attempt failed, if it did
 * @param wallet where the card is kept, such as {@code apple_pay}; null when it was typed
 * @param fee what Stripe took for it, null while Stripe does not know or was not asked
 */
public record IntentReading(
        String intentId,
        State state,
        long amountCents,
        long receivedCents,
        String currency,
        @Nullable String paymentId,
        @Nullable String orderId,
        @Nullable String clientSecret,
        @Nullable String declineCode,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable String wallet,
        @Nullable Movement fee) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern LAST4 = Pattern.compile("[0-9]{4}");

    /** Nothing of what Stripe may add later is taken for money. */
    public enum State {
        SUCCEEDED,
        DECLINED,
        REQUIRES_ACTION,
        PROCESSING,
        CANCELED,
        /** It was made but nobody tried to pay. */
        UNTRIED
    }

    private record Card(
            @Nullable String brand,
            @Nullable String last4,
            @Nullable String wallet) {
        static final Card NONE = new Card(null, null, null);
    }

    /** Whether both say the same of the money and whose it is. */
    public boolean agrees(IntentReading other) {
        return intentId.equals(other.intentId)
                && state == other.state
                && amountCents == other.amountCents
                && receivedCents == other.receivedCents
                && currency.equals(other.currency)
                && Objects.equals(paymentId, other.paymentId)
                && Objects.equals(orderId, other.orderId);
    }

    static IntentReading of(PaymentIntent intent) {
        return of(intent, intent.getLastPaymentError());
    }

    /** @param failure why the last attempt failed */
    static IntentReading of(PaymentIntent intent, @Nullable StripeError failure) {
        Map<String, String> metadata = intent.getMetadata() == null ? Map.of() : intent.getMetadata();
        Card card = cardOf(intent, failure);
        return new IntentReading(
                Objects.requireNonNull(intent.getId(), "id"),
                stateOf(intent, failure),
                Objects.requireNonNull(intent.getAmount(), "amount"),
                intent.getAmountReceived() == null ? 0 : intent.getAmountReceived(),
                intent.getCurrency().toUpperCase(Locale.ROOT),
                metadata.get("payment_id"),
                metadata.get("order_id"),
                intent.getClientSecret(),
                failure == null ? null : codeOf(failure),
                card.brand(),
                card.last4(),
                card.wallet(),
                feeOf(intent));
    }

    private static State stateOf(PaymentIntent intent, @Nullable StripeError failure) {
        return switch (Objects.requireNonNull(intent.getStatus(), "status")) {
            case "succeeded" -> State.SUCCEEDED;
            case "canceled" -> State.CANCELED;
            case "requires_action" -> State.REQUIRES_ACTION;
            case "requires_payment_method" -> failure == null ? State.UNTRIED : State.DECLINED;
            case "requires_confirmation" -> State.UNTRIED;
            default -> State.PROCESSING;
        };
    }

    private static String codeOf(StripeError failure) {
        String code = failure.getDeclineCode() == null ? failure.getCode() : failure.getDeclineCode();
        return code != null && CODE.matcher(code).matches() ? code : "card_declined";
    }

    private static Card cardOf(PaymentIntent intent, @Nullable StripeError failure) {
        Charge charge = intent.getLatestChargeObject();
        if (charge != null
                && charge.getPaymentMethodDetails() != null
                && charge.getPaymentMethodDetails().getCard() != null) {
            Charge.PaymentMethodDetails.Card card =
                    charge.getPaymentMethodDetails().getCard();
            return card(
                    card.getBrand(),
                    card.getLast4(),
                    card.getWallet() == null ? null : card.getWallet().getType());
        }
        PaymentMethod method = failure == null ? null : failure.getPaymentMethod();
        return method == null || method.getCard() == null
                ? Card.NONE
                : card(method.getCard().getBrand(), method.getCard().getLast4(), null);
    }

    private static Card card(@Nullable String brand, @Nullable String last4, @Nullable String wallet) {
        return new Card(
                brand != null && CODE.matcher(brand).matches() ? brand : null,
                last4 != null && LAST4.matcher(last4).matches() ? last4 : null,
                wallet != null && CODE.matcher(wallet).matches() ? wallet : null);
    }

    private static @Nullable Movement feeOf(PaymentIntent intent) {
        Charge charge = intent.getLatestChargeObject();
        return charge == null || charge.getBalanceTransactionObject() == null
                ? null
                : Movement.of(charge.getBalanceTransactionObject());
    }
}
