package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Availability;
import io.bookstore.storefront.book.BookFacts.Fact;
import io.bookstore.storefront.cover.Cover;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the page of a book shows. */
record BookPage(
        String id,
        String title,
        @Nullable String subtitle,
        Cover cover,
        List<Maker> makers,
        @Nullable Link series,
        @Nullable Link editions,
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
        @Nullable String promise,
        List<Fact> facts,
        String url,
        String canonical,
        String summary) {

    /** @param role what they did, or null for the authors */
    record Maker(String name, String url, @Nullable String role) {}

    /** @param url empty when it leads nowhere */
    record Link(String label, String url) {}

    /** One edition in the switcher. */
    record Choice(String url, String format, String price, String stock, String tone, boolean current) {}
}
