package io.bookstore.cartorder.shipping;

import java.util.List;

public record ShippingQuote(List<ShippingMethod> methods, long taxCents) {

    public ShippingQuote {
        methods = List.copyOf(methods);
    }
}
