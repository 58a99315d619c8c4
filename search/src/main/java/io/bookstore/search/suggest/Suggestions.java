package io.bookstore.search.suggest;

import io.bookstore.search.projection.Book;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Completions by kind, best first; each list may be empty. */
record Suggestions(
        List<String> queries,
        List<BookSuggestion> books,
        List<Named> authors,
        List<Named> series,
        List<Shelf> categories) {

    static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of(), List.of(), List.of());

    record BookSuggestion(
            UUID id,
            UUID workId,
            @Nullable String isbn13,
            String title,
            List<Book.Author> authors,
            @Nullable String format,
            long priceCents,
            @Nullable String currency,
            Book.@Nullable Image image) {

        static BookSuggestion of(Book book) {
            return new BookSuggestion(
                    book.id(),
                    book.workId(),
                    book.isbn13(),
                    book.title(),
                    book.authors(),
                    book.format(),
                    book.priceCents(),
                    book.currency(),
                    book.image());
        }
    }

    record Named(UUID id, String name) {}

    record Shelf(String slug, String name) {}
}
