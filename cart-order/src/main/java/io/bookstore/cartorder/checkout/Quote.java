package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.Totals;
import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.cartorder.shipping.ShippingMethod;
import java.util.List;

/** What it would cost now. */
record Quote(
        List<OrderLine> lines,
        Totals totals,
        PriceDetail detail,
        List<ShippingMethod> methods,
        ShippingMethod chosen,
        boolean needsShipping) {

    Quote {
        lines = List.copyOf(lines);
        methods = List.copyOf(methods);
    }
}
