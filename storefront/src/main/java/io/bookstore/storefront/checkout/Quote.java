package io.bookstore.storefront.checkout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the cart costs at this address. */
record Quote(
        long subtotalCents,
        long discountCents,
        long shippingCents,
        long taxCents,
        long totalCents,
        @Nullable String currency,
        @Nullable String method,
        List<Method> methods) {

    record Method(
            String id,
            String name,
            long priceCents,
            @Nullable String earliest,
            @Nullable String latest) {}

    static Quote read(JsonNode quote) {
        JsonNode methods = quote.path("shipping_methods");
        if (!methods.isArray()) methods = quote.path("shipping_options");
        JsonNode chosen = quote.path("shipping_method");
        return new Quote(
                quote.path("subtotal_cents").asLong(0),
                quote.path("discount_cents").asLong(0),
                quote.path("shipping_cents").asLong(0),
                quote.path("tax_cents").asLong(0),
                quote.path("total_cents").asLong(0),
                quote.path("currency").asString(null),
                chosen.isObject() ? chosen.path("id").asString(null) : chosen.asString(null),
                methods.valueStream()
                        .map(method -> new Method(
                                method.path("id").asString(""),
                                method.path("name").asString(""),
                                method.path("price_cents").asLong(0),
                                method.path("earliest").asString(null),
                                method.path("latest").asString(null)))
                        .toList());
    }
}
