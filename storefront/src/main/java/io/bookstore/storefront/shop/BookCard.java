package io.bookstore.storefront.shop;

import org.jspecify.annotations.Nullable;

/** A work as lists show it: its cover, who wrote it, what it costs and how else it can be had. */
public record BookCard(
        String url,
        String cover,
        String title,
        String byline,
        @Nullable String series,
        String price,
        String format,
        @Nullable String otherFormats,
        String stock,
        String stockTone) {}
