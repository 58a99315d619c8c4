package io.bookstore.storefront.cart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the page of the cart shows. */
record CartPage(
        List<Line> lines,
        int copies,
        String subtotal,
        @Nullable String discount,
        String total,
        List<String> notices,
        boolean canCheckOut) {

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
            @Nullable Integer enough) {}

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
