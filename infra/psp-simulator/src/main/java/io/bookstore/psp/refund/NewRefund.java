package io.bookstore.psp.refund;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Form;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refund as asked for: of a charge or of the intent that led to it, all of it when no amount is named. */
record NewRefund(
        @Nullable String paymentIntent,
        @Nullable String charge,
        @Nullable Long amount,
        @Nullable String reason,
        Map<String, String> metadata) {

    static NewRefund of(Form form) {
        String paymentIntent = form.text("payment_intent");
        String charge = form.text("charge");
        if (paymentIntent == null && charge == null) {
            throw ApiError.invalidRequest(
                    "parameter_missing",
                    "One of the following params should be provided for this request: payment_intent or charge.");
        }
        if (paymentIntent != null && charge != null) {
            throw ApiError.invalidRequest(
                    null, "You may only specify one of these parameters: charge, payment_intent.");
        }
        Long amount = form.integer("amount");
        if (amount != null && amount < 1) {
            throw ApiError.invalidRequest("parameter_invalid_integer", "Invalid positive integer")
                    .param("amount");
        }
        String reason = form.has("reason")
                ? form.oneOf("reason", "", List.of("duplicate", "fraudulent", "requested_by_customer"))
                : null;
        return new NewRefund(paymentIntent, charge, amount, reason, form.metadata());
    }
}
