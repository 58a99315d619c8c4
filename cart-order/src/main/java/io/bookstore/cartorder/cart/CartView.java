package io.bookstore.cartorder.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.cartorder.sellable.Availability;
import io.bookstore.cartorder.sellable.Contributor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cart as the shopper sees it, at today's prices. */
record CartView(
        List<Item> items,
        List<Item> saved,
        long subtotalCents,
        long discountCents,
        String currency,
        List<String> coupons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceDetail price,
        List<CartNotice> notices,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cartToken) {

    record Item(
            UUID bookId,
            @Nullable String isbn13,
            String title,
            List<Contributor> authors,
            @Nullable String format,
            int qty,
            long unitPriceCents,
            long priceWhenAddedCents,
            long lineTotalCents,
            Availability availability) {}

    CartView withToken(String token) {
        return new CartView(
                items, saved, subtotalCents, discountCents, currency, coupons, price, notices, version, token);
    }
}
