package io.bookstore.psp.intent;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.Work;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Captures what was set aside, or cancels what was not paid. */
@Component
class EndPayment {

    private final PaymentIntents intents;
    private final TakePayment payment;

    EndPayment(PaymentIntents intents, TakePayment payment) {
        this.intents = intents;
        this.payment = payment;
    }

    Work parseCancel(String id, Form form) {
        String reason = form.has("cancellation_reason")
                ? form.oneOf(
                        "cancellation_reason",
                        "",
                        List.of("duplicate", "fraudulent", "requested_by_customer", "abandoned"))
                : null;
        return change -> cancel(id, reason, change);
    }

    Work parseCapture(String id, Form form) {
        Long amount = form.integer("amount_to_capture");
        return change -> capture(id, amount, change);
    }

    private Fields cancel(String id, @Nullable String reason, Change change) {
        PaymentIntent intent = intents.named(id, change);
        IntentStatus status = intent.state().status();
        if (!status.mayBecome(IntentStatus.CANCELED)) {
            throw unexpected(
                    intent,
                    ("You cannot cancel this PaymentIntent because it has a status of %s. Only a PaymentIntent with one"
                                    + " of the following statuses may be canceled: requires_payment_method,"
                                    + " requires_capture, requires_confirmation, requires_action, processing.")
                            .formatted(status.label()));
        }
        PaymentIntent canceled =
                intent.moved(intent.state().canceled(change.now().getEpochSecond(), reason));
        change.announce("payment_intent.canceled", canceled);
        return canceled.fields();
    }

    private Fields capture(String id, @Nullable Long amount, Change change) {
        PaymentIntent intent = intents.named(id, change);
        if (intent.state().status() != IntentStatus.REQUIRES_CAPTURE) {
            throw unexpected(
                    intent,
                    ("This PaymentIntent could not be captured because it has a status of %s. Only a PaymentIntent with"
                                    + " one of the following statuses may be captured: requires_capture.")
                            .formatted(intent.state().status().label()));
        }
        long capturable = intent.state().amountCapturable();
        long wanted = amount == null ? capturable : amount;
        if (wanted < 1 || wanted > capturable) {
            throw ApiError.invalidRequest(
                            "amount_too_large",
                            "The provided capture amount (%s) must be positive and at most the capturable amount (%s)."
                                    .formatted(wanted, capturable))
                    .param("amount_to_capture");
        }
        Charge charge = change.find(Charge.class, intent.latestCharge()).orElseThrow();
        return payment.capture(intent, charge, wanted, change).fields();
    }

    private static ApiError unexpected(PaymentIntent intent, String message) {
        return ApiError.invalidRequest("payment_intent_unexpected_state", message)
                .with("payment_intent", intent.fields());
    }
}
