package io.bookstore.psp.intent;

import org.jspecify.annotations.Nullable;

/** What has become of a payment intent so far. */
record IntentState(
        IntentStatus status,
        @Nullable String paymentMethod,
        @Nullable String latestCharge,
        @Nullable PaymentFailure lastError,
        @Nullable NextAction nextAction,
        long amountCapturable,
        long amountReceived,
        @Nullable Long canceledAt,
        @Nullable String cancellationReason) {

    static IntentState fresh(@Nullable String paymentMethod) {
        IntentStatus status =
                paymentMethod == null ? IntentStatus.REQUIRES_PAYMENT_METHOD : IntentStatus.REQUIRES_CONFIRMATION;
        return new IntentState(status, paymentMethod, null, null, null, 0, 0, null, null);
    }

    IntentState challenged(String method, NextAction action) {
        return new IntentState(IntentStatus.REQUIRES_ACTION, method, latestCharge, null, action, 0, 0, null, null);
    }

    IntentState failed(PaymentFailure failure) {
        String charge = failure.charge() == null ? latestCharge : failure.charge();
        return new IntentState(IntentStatus.REQUIRES_PAYMENT_METHOD, null, charge, failure, null, 0, 0, null, null);
    }

    IntentState authorized(Charge charge) {
        return new IntentState(
                IntentStatus.REQUIRES_CAPTURE,
                charge.paymentMethod(),
                charge.id(),
                null,
                null,
                charge.amount(),
                0,
                null,
                null);
    }

    IntentState paid(Charge charge) {
        return new IntentState(
                IntentStatus.SUCCEEDED,
                charge.paymentMethod(),
                charge.id(),
                null,
                null,
                0,
                charge.amountCaptured(),
                null,
                null);
    }

    IntentState canceled(long at, @Nullable String reason) {
        return new IntentState(
                IntentStatus.CANCELED, paymentMethod, latestCharge, lastError, null, 0, amountReceived, at, reason);
    }
}
