package io.bookstore.psp.card;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.StripeObject;
import java.util.Map;

/** A card as the shop may hold it. Without a customer it pays once; billing details are taken and not kept. */
@Kind("payment_method")
public record PaymentMethod(String id, long created, CardDetails card, boolean spent) implements StripeObject {

    public PaymentMethod spend() {
        return new PaymentMethod(id, created, card, true);
    }

    @Override
    public Fields fields() {
        return Fields.of("payment_method", id)
                .with("allow_redisplay", "unspecified")
                .with("billing_details", noBillingDetails())
                .with("card", card.fields())
                .with("created", created)
                .with("customer", null)
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
