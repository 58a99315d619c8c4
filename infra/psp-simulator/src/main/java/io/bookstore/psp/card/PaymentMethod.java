package io.bookstore.psp.card;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.StripeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A card as the shop may hold it; billing details are taken and not kept.
 *
 * @param spent without a customer it pays once, and after it was detached never again
 * @param customer who may pay with it again and again
 */
@Kind("payment_method")
public record PaymentMethod(
        String id,
        long created,
        CardDetails card,
        boolean spent,
        @Nullable String customer) implements StripeObject {

    /** After it paid. */
    public PaymentMethod used() {
        return customer == null ? new PaymentMethod(id, created, card, true, null) : this;
    }

    public PaymentMethod attachedTo(String owner) {
        return new PaymentMethod(id, created, card, false, owner);
    }

    public PaymentMethod detached() {
        return new PaymentMethod(id, created, card, true, null);
    }

    public boolean belongsTo(@Nullable String owner) {
        return customer != null && customer.equals(owner);
    }

    @Override
    public Fields fields() {
        return Fields.of("payment_method", id)
                .with("allow_redisplay", "unspecified")
                .with("billing_details", noBillingDetails())
                .with("card", card.fields())
                .with("created", created)
                .with("customer", customer)
                .with("livemode", false)
                .with("metadata", Map.of())
                .with("type", "card");
    }

    public static Fields noBillingDetails() {
        return new Fields()
                .with("address", new Fields().empty("city", "country", "line1", "line2", "postal_code", "state"))
                .empty("email", "name", "phone", "tax_id");
    }
}
