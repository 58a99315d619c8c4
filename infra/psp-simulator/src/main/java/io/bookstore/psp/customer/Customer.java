package io.bookstore.psp.customer;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.StripeObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody for whom payment methods are saved. */
@Kind("customer")
record Customer(
        String id,
        long created,
        @Nullable String email,
        @Nullable String name,
        @Nullable String description,
        Map<String, String> metadata,
        boolean deleted)
        implements StripeObject {

    /** What it said of a person goes too. */
    Customer erased() {
        return new Customer(id, created, null, null, null, Map.of(), true);
    }

    @Override
    public Fields fields() {
        return deleted
                ? Fields.of("customer", id).with("deleted", true)
                : Fields.of("customer", id)
                        .with("balance", 0)
                        .with("created", created)
                        .with("delinquent", false)
                        .with("description", description)
                        .with("email", email)
                        .with("invoice_prefix", id.substring(id.length() - 8).toUpperCase(Locale.ROOT))
                        .with(
                                "invoice_settings",
                                new Fields().empty("custom_fields", "default_payment_method", "footer"))
                        .with("livemode", false)
                        .with("metadata", metadata)
                        .with("name", name)
                        .with("preferred_locales", List.of())
                        .with("tax_exempt", "none")
                        .empty("address", "currency", "default_source", "phone", "shipping", "test_clock");
    }
}
