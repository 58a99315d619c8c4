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
        List<Method> methods,
        List<Part> discounts,
        List<Part> taxes,
        boolean taxIncluded,
        List<String> refusedCodes) {

    /** One discount, or the tax of one class. */
    record Part(String name, long cents) {}

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
                        .toList(),
                quote.path("price")
                        .path("discounts")
                        .valueStream()
                        .filter(given -> given.path("discount_cents").asLong(0) > 0)
                        .map(given -> new Part(
                                given.path("name").asString(""),
                                given.path("discount_cents").asLong(0)))
                        .toList(),
                quote.path("price").path("taxes").valueStream().map(Quote::tax).toList(),
                quote.path("price").path("prices_include_tax").asBoolean(false),
                quote.path("refused_coupons")
                        .valueStream()
                        .map(refused -> refused.path("code").asString("") + ": "
                                + refused.path("message").asString(""))
                        .toList());
    }

    private static Part tax(JsonNode tax) {
        return new Part(
                tax.path("label").asString("Tax") + " "
                        + tax.path("rate_percent").asString("") + "%",
                tax.path("amount_cents").asLong(0));
    }
}
