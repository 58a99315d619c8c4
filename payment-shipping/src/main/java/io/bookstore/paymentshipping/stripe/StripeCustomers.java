package io.bookstore.paymentshipping.stripe;

import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Customers at Stripe, and the cards that it keeps for them. Stripe learns our id of an account and nothing else. */
@Component
public class StripeCustomers {

    /** Enough for a person; Stripe's largest page. */
    private static final long MOST = 100;

    private final StripeCalls calls;

    StripeCustomers(StripeCalls calls) {
        this.calls = calls;
    }

    /**
     * Repeated under the same key it answers the customer that was made the first time.
     *
     * @param attempt makes the key; a new one only when the customer before is gone
     */
    public StripeAnswer<String> create(UUID userId, int attempt) {
        CustomerCreateParams params = CustomerCreateParams.builder()
                .putMetadata("user_id", userId.toString())
                .build();
        return calls.make(
                "making a customer for " + userId,
                client -> new StripeAnswer.Got<>(client.v1()
                        .customers()
                        .create(params, StripeCalls.keyed("customer-" + userId + "-" + attempt))
                        .getId()));
    }

    /** With the customer, Stripe forgets the cards. */
    public StripeAnswer<String> delete(String customerId) {
        return calls.make(
                "deleting customer " + customerId,
                client -> new StripeAnswer.Got<>(
                        client.v1().customers().delete(customerId).getId()));
    }

    /** The cards that are kept, newest first. */
    public StripeAnswer<List<SavedMethod>> methods(String customerId) {
        CustomerPaymentMethodListParams params = CustomerPaymentMethodListParams.builder()
                .setType(CustomerPaymentMethodListParams.Type.CARD)
                .setLimit(MOST)
                .build();
        return calls.make("listing the cards of customer " + customerId, client -> {
            List<SavedMethod> found = new ArrayList<>();
            for (PaymentMethod method : client.v1()
                    .customers()
                    .paymentMethods()
                    .list(customerId, params)
                    .getData()) {
                found.add(SavedMethod.of(method));
            }
            return new StripeAnswer.Got<>(List.copyOf(found));
        });
    }

    public StripeAnswer<SavedMethod> method(String methodId) {
        return calls.make(
                "reading a saved card",
                client -> new StripeAnswer.Got<>(
                        SavedMethod.of(client.v1().paymentMethods().retrieve(methodId))));
    }

    /** The card can pay no more. */
    public StripeAnswer<SavedMethod> detach(String methodId) {
        return calls.make(
                "forgetting a saved card",
                client -> new StripeAnswer.Got<>(
                        SavedMethod.of(client.v1().paymentMethods().detach(methodId))));
    }
}
