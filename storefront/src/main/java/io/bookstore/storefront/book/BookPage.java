package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Availability;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the page of a book shows. */
record BookPage(
        String id,
        String title,
        @Nullable String subtitle,
        String cover,
        List<Maker> makers,
        @Nullable Link series,
        @Nullable String rating,
        List<Choice> formats,
        String format,
        String price,
        @Nullable Availability availability,
        String stock,
        String stockTone,
        boolean canBuy,
        boolean ships,
        List<String> paragraphs,
        Map<String, String> details,
        List<Link> shelves,
        String canonical,
        String summary,
        String jsonLd) {

    /** @param role what they did, or null for the authors */
    record Maker(String name, String url, @Nullable String role) {}

    record Link(String label, String url) {}

    /** One edition in the switcher. */
    record Choice(String url, String format, String price, String stock, String tone, boolean current) {}
}
