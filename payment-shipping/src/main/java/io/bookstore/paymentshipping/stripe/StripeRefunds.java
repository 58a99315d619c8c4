package io.bookstore.paymentshipping.stripe;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refunds at Stripe. */
@Component
public class StripeRefunds {

    private static final long PAGE = 100;

    private final StripeCalls calls;

    StripeRefunds(StripeCalls calls) {
        this.calls = calls;
    }

    public StripeAnswer<RefundReading> refund(RefundOrder order) {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(order.intentId())
                .setAmount(order.amountCents())
                .putMetadata("refund_id", order.refundId().toString())
                .putMetadata("payment_id", order.paymentId().toString())
                .build();
        return calls.make(
                "refund " + order.refundId(),
                client -> got(client.v1().refunds().create(params, StripeCalls.keyed(order.key()))));
    }

    /** Gives back whatever is left of the intent's money; the order's amount is not told. */
    public StripeAnswer<RefundReading> refundAll(RefundOrder order) {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(order.intentId())
                .putMetadata("refund_id", order.refundId().toString())
                .putMetadata("payment_id", order.paymentId().toString())
                .build();
        return calls.make(
                "giving all of " + order.intentId() + " back",
                client -> got(client.v1().refunds().create(params, StripeCalls.keyed(order.key()))));
    }

    /** All refunds of an intent, whoever made them. */
    public StripeAnswer<List<RefundReading>> refundsOf(String intentId) {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(intentId)
                .setLimit(PAGE)
                .build();
        return calls.make("listing the refunds of " + intentId, client -> {
            List<RefundReading> made = new ArrayList<>();
            client.v1()
                    .refunds()
                    .list(params)
                    .autoPagingIterable()
                    .forEach(refund -> made.add(RefundReading.of(refund)));
            return new StripeAnswer.Got<>(List.copyOf(made));
        });
    }

    public StripeAnswer<RefundReading> retrieve(String stripeRefundId) {
        return calls.make(
                "reading refund " + stripeRefundId,
                client -> got(client.v1().refunds().retrieve(stripeRefundId)));
    }

    /** Looks through all refunds of the payment. */
    public StripeAnswer<Optional<RefundReading>> find(RefundOrder order) {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(order.intentId())
                .setLimit(PAGE)
                .build();
        return calls.make("looking for refund " + order.refundId(), client -> {
            for (Refund refund : client.v1().refunds().list(params).autoPagingIterable()) {
                if (refund.getMetadata() != null
                        && order.refundId()
                                .toString()
                                .equals(refund.getMetadata().get("refund_id"))) {
                    return new StripeAnswer.Got<>(Optional.of(RefundReading.of(refund)));
                }
            }
            return new StripeAnswer.Got<>(Optional.empty());
        });
    }

    private static StripeAnswer<RefundReading> got(Refund refund) {
        return new StripeAnswer.Got<>(RefundReading.of(refund));
    }
}
