package io.bookstore.paymentshipping.stripe;

import com.stripe.model.PaymentMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card that Stripe keeps for a customer.
 *
 * @param customerId whose it is, null when nobody's any more
 * @param fingerprint the same for every payment method of one card
 */
public record SavedMethod(
        String id,
        @Nullable String customerId,
        String brand,
        String last4,
        int expMonth,
        int expYear,
        @Nullable String wallet,
        @Nullable String fingerprint) {

    static SavedMethod of(PaymentMethod method) {
        PaymentMethod.Card card = Objects.requireNonNull(method.getCard(), "card");
        return new SavedMethod(
                Objects.requireNonNull(method.getId(), "id"),
                method.getCustomer(),
                Objects.requireNonNullElse(card.getBrand(), "card"),
                Objects.requireNonNull(card.getLast4(), "last4"),
                Math.toIntExact(Objects.requireNonNull(card.getExpMonth(), "exp_month")),
                Math.toIntExact(Objects.requireNonNull(card.getExpYear(), "exp_year")),
                card.getWallet() == null ? null : card.getWallet().getType(),
                card.getFingerprint());
    }
}
