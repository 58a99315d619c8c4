package io.bookstore.paymentshipping.stripe;

import com.stripe.model.BalanceTransaction;
import java.util.Locale;
import java.util.Objects;

/**
 * Money that moved on our balance at Stripe.
 *
 * @param amountCents before the fee; negative when it left us
 * @param feeCents what Stripe took
 */
public record Movement(String transactionId, long amountCents, long feeCents, String currency) {

    static Movement of(BalanceTransaction moved) {
        return new Movement(
                Objects.requireNonNull(moved.getId(), "id"),
                Objects.requireNonNull(moved.getAmount(), "amount"),
                moved.getFee() == null ? 0 : moved.getFee(),
                moved.getCurrency().toUpperCase(Locale.ROOT));
    }
}
