package io.bookstore.paymentshipping.stripe;

import org.springframework.stereotype.Component;

/** Disputes at Stripe. */
@Component
public class StripeDisputes {

    private final StripeCalls calls;

    StripeDisputes(StripeCalls calls) {
        this.calls = calls;
    }

    public StripeAnswer<DisputeReading> retrieve(String stripeDisputeId) {
        return calls.make(
                "reading dispute " + stripeDisputeId,
                client -> new StripeAnswer.Got<>(
                        DisputeReading.of(client.v1().disputes().retrieve(stripeDisputeId))));
    }
}
