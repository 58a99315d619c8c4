package io.bookstore.psp.intent;

import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.card.TestCard.BankAnswer;
import io.bookstore.psp.memory.Fields;
import org.jspecify.annotations.Nullable;

/** Why the latest attempt to pay failed. */
record PaymentFailure(
        String type,
        @Nullable String code,
        @Nullable String declineCode,
        String message,
        @Nullable String charge,
        PaymentMethod paymentMethod) {

    static PaymentFailure declined(BankAnswer answer, String charge, PaymentMethod method) {
        return new PaymentFailure("card_error", answer.code(), answer.declineCode(), answer.message(), charge, method);
    }

    static PaymentFailure notAuthenticated(PaymentMethod method) {
        return new PaymentFailure(
                "invalid_request_error",
                "payment_intent_authentication_failure",
                null,
                "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new"
                        + " PaymentMethod to attempt to fulfill this PaymentIntent again.",
                null,
                method);
    }

    Fields fields() {
        Fields fields = new Fields();
        if (charge != null) {
            fields.with("charge", charge);
        }
        fields.with("code", code);
        if (declineCode != null) {
            fields.with("decline_code", declineCode);
        }
        return fields.with("message", message)
                .with("payment_method", paymentMethod.fields())
                .with("type", type);
    }
}
