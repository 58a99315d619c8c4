package io.bookstore.psp.card;

import io.bookstore.psp.memory.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a card: never its number or security code.
 *
 * @param wallet the phone or browser that keeps it, null for a card that was typed
 */
public record CardDetails(
        String brand,
        String last4,
        int expiryMonth,
        int expiryYear,
        TestCard testCard,
        @Nullable String wallet) {

    /** As part of a payment method. */
    Fields fields() {
        return common().with("display_brand", brand)
                .with("networks", new Fields().with("available", List.of(brand)).empty("preferred"))
                .with("three_d_secure_usage", new Fields().with("supported", true))
                .empty("generated_from");
    }

    /** As part of a charge. */
    public Fields chargedFields(boolean authenticated) {
        Fields secure = new Fields()
                .with("authentication_flow", "challenge")
                .with("result", "authenticated")
                .with("result_reason", null)
                .with("version", "2.2.0");
        return common().with("network", brand)
                .with("three_d_secure", authenticated ? secure : null)
                .empty("installments", "mandate");
    }

    private Fields common() {
        return new Fields()
                .with("brand", brand)
                .with(
                        "checks",
                        new Fields()
                                .empty("address_line1_check", "address_postal_code_check")
                                .with("cvc_check", "pass"))
                .with("country", "US")
                .with("exp_month", expiryMonth)
                .with("exp_year", expiryYear)
                .with("funding", testCard.funding())
                .with("last4", last4)
                .with("fingerprint", testCard.fingerprint())
                .with("wallet", wallet == null ? null : walletFields(wallet));
    }

    private Fields walletFields(String kind) {
        return new Fields()
                .with(kind, new Fields())
                .with("dynamic_last4", last4)
                .with("type", kind);
    }
}
