package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.IntentOrder;
import io.bookstore.paymentshipping.stripe.IntentReading;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param attempt counts the idempotency keys that were used
 * @param cancelRequested from then on nothing is sent any more that could charge
 * @param secretGiven whether a browser may go on with the intent by itself
 * @param customerId Stripe's name for who pays; fixed when the charge is first sent
 * @param wallet where the card is kept, null when it was typed
 * @param wrongCapture whether money was taken on other terms: it goes back, and nothing else can come of the payment
 * @param sentAt when the current attempt was first sent, null while Stripe cannot know of it
 */
record Payment(
        UUID id,
        Terms terms,
        PaymentStatus status,
        int attempt,
        @Nullable String intentId,
        boolean cancelRequested,
        boolean secretGiven,
        @Nullable String declineCode,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable String wallet,
        @Nullable String customerId,
        long refundedCents,
        boolean wrongCapture,
        @Nullable Instant sentAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** What the payment is for; never changes. */
    record Terms(
            UUID orderId, long amountCents, String currency, String paymentMethod, String description, Payer payer) {

        boolean sameMoneyAs(Terms other) {
            return orderId.equals(other.orderId) && amountCents == other.amountCents && currency.equals(other.currency);
        }
    }

    /**
     * Who pays.
     *
     * @param userId null for a guest, and once it is not needed any more
     * @param savesMethod whether Stripe is to keep the payment method for the next time
     */
    record Payer(@Nullable UUID userId, boolean savesMethod) {
        static final Payer GUEST = new Payer(null, false);
    }

    boolean isFinal() {
        return status.isFinal();
    }

    IntentOrder order() {
        return new IntentOrder(
                id,
                terms.orderId(),
                terms.amountCents(),
                terms.currency(),
                terms.paymentMethod(),
                terms.description(),
                attempt,
                sentAt,
                customerId,
                customerId != null && terms.payer().savesMethod());
    }

    /** Why the reading cannot be about this payment, or null when it can. */
    @Nullable
    String mismatch(IntentReading reading) {
        if (!id.toString().equals(reading.paymentId())
                || !terms.orderId().toString().equals(reading.orderId())) {
            return "the intent names another payment or order";
        }
        if (intentId != null && !intentId.equals(reading.intentId())) {
            return "a second intent names this payment";
        }
        if (!terms.currency().equals(reading.currency())) {
            return "the intent's currency is " + reading.currency();
        }
        boolean paid = reading.state() == IntentReading.State.SUCCEEDED;
        long amount = paid ? reading.receivedCents() : reading.amountCents();
        return amount == terms.amountCents() ? null : "the intent's amount is " + amount;
    }
}
