package io.bookstore.storefront.cart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of the cart shows.
 *
 * @param idleCodes codes that give nothing at the moment
 */
record CartPage(
        List<Line> lines,
        int copies,
        String subtotal,
        List<Discount> discounts,
        String total,
        List<String> notices,
        List<String> idleCodes,
        boolean canCheckOut) {

    /** @param code null when it came by itself */
    record Discount(String name, String amount, @Nullable String code) {}

    record Line(
            String bookId,
            String url,
            String cover,
            String title,
            String byline,
            String format,
            int qty,
            int most,
            String unitPrice,
            String lineTotal,
            @Nullable String priceNote,
            String stock,
            String stockTone,
            @Nullable Integer enough,
            List<String> discounts) {}

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
