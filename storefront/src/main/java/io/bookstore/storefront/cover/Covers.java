package io.bookstore.storefront.cover;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Knows the address of each book's cover and what is on it. Listing a book notes its cover, so that showing it asks nobody. */
@Component
public final class Covers {

    /** Part of every cover's version; raise it when a look changes, so that no browser keeps the old one. */
    private static final int LOOKS = 1;

    private static final int NOTED = 5_000;
    private static final int DRAWN = 300;

    private final CatalogApi catalog;
    private final DrawCover draw = new DrawCover();
    private final RecentlyUsed<String, CoverText> texts = new RecentlyUsed<>(NOTED);
    private final RecentlyUsed<CoverText, String> drawings = new RecentlyUsed<>(DRAWN);

    Covers(CatalogApi catalog) {
        this.catalog = catalog;
    }

    public String urlOf(Book book) {
        CoverText text = CoverText.of(book);
        texts.put(book.id(), text);
        return "/covers/" + book.id() + ".svg?v=" + version(text);
    }

    /** For lines of carts and orders, where only the book's id is known. */
    public static String urlOf(@Nullable String bookId) {
        return "/covers/" + (bookId == null ? "none" : bookId) + ".svg";
    }

    /** What is on the cover, asked of catalog when no list has shown the book yet. */
    Optional<CoverText> find(String bookId, OnBehalf who) {
        CoverText noted = texts.get(bookId);
        if (noted != null) return Optional.of(noted);
        ResponseEntity<Book> answer = catalog.book(who, bookId);
        return Optional.ofNullable(answer.getBody()).map(book -> {
            CoverText text = CoverText.of(book);
            texts.put(bookId, text);
            return text;
        });
    }

    String drawn(CoverText text) {
        String known = drawings.get(text);
        if (known != null) return known;
        String svg = draw.draw(text);
        drawings.put(text, svg);
        return svg;
    }

    static String version(CoverText text) {
        return Integer.toHexString(31 * text.hashCode() + LOOKS);
    }
}
