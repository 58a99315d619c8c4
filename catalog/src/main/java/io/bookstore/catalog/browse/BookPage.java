package io.bookstore.catalog.browse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bookstore.catalog.availability.Availability;
import io.bookstore.catalog.book.BookDetails;
import io.bookstore.catalog.book.BookView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book with what a shopper decides by.
 *
 * @param editions all that can be had of its work, this one too
 */
record BookPage(@JsonUnwrapped BookView book, BookDetails details, Availability availability, List<Edition> editions) {

    record Edition(
            UUID id,
            @Nullable String isbn13,
            String title,
            String format,
            @Nullable String language,
            @Nullable String published,
            long priceCents,
            String currency,
            Availability availability) {}
}
