package io.bookstore.psp.intent;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.memory.Change;
import org.springframework.stereotype.Component;

/** The end of a 3-D Secure challenge: the shopper proved who they are, or did not. */
@Component
public class AnswerChallenge {

    private final TakePayment payment;

    AnswerChallenge(TakePayment payment) {
        this.payment = payment;
    }

    public PaymentIntent answer(PaymentIntent intent, boolean authenticated, Change change) {
        if (!intent.awaitsAction()) {
            throw ApiError.invalidRequest(
                            "payment_intent_unexpected_state",
                            "This PaymentIntent waits for no authentication; its status is "
                                    + intent.state().status().label() + ".")
                    .with("payment_intent", intent.publicFields());
        }
        PaymentMethod method = change.find(
                        PaymentMethod.class, String.valueOf(intent.state().paymentMethod()))
                .orElseThrow();
        return authenticated
                ? payment.take(intent, method, true, change)
                : payment.failed(intent, PaymentFailure.notAuthenticated(method), change);
    }
}
