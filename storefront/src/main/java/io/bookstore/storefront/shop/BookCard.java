package io.bookstore.storefront.shop;

import io.bookstore.storefront.cover.Cover;
import org.jspecify.annotations.Nullable;

/** A work as lists show it: its cover, who wrote it, what it costs and how else it can be had. */
public record BookCard(
        String url,
        Cover cover,
        String title,
        String byline,
        @Nullable String series,
        String price,
        String format,
        @Nullable String otherFormats,
        String stock,
        String stockTone) {

    BookCard linked(String address) {
        return new BookCard(address, cover, title, byline, series, price, format, otherFormats, stock, stockTone);
    }
}
