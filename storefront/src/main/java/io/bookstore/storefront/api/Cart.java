package io.bookstore.storefront.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A cart with today's prices. */
public record Cart(
        List<Line> items,
        long subtotalCents,
        long discountCents,
        @Nullable String currency,
        @Nullable List<String> coupons,
        @Nullable JsonNode price,
        @Nullable JsonNode notices,
        @Nullable String cartToken) {

    private static final Cart EMPTY = new Cart(List.of(), 0, 0, null, null, null, null, null);

    public Cart {
        items = Book.unlessNull(items);
        coupons = Book.unlessNull(coupons);
    }

    public static Cart empty() {
        return EMPTY;
    }

    @Override
    public List<String> coupons() {
        return coupons == null ? List.of() : coupons;
    }

    public int copies() {
        return items.stream().mapToInt(Line::qty).sum();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public record Line(
            String bookId,
            @Nullable String isbn13,
            String title,
            @JsonProperty("authors") @Nullable JsonNode writers,
            @Nullable String format,
            int qty,
            long unitPriceCents,
            @Nullable Long priceWhenAddedCents,
            long lineTotalCents,
            @Nullable Availability availability) {

        public List<String> authors() {
            return Names.of(writers);
        }

        public String formatName() {
            return Book.formatName(format);
        }
    }
}
