package io.bookstore.catalog.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole book as other services get it.
 *
 * @param book with its description as plain text
 * @param authorNames other names of those who made it
 * @param categoryPath slugs of its own shelves and of all above them
 * @param initialStock only in {@code book-created}
 */
public record BookDocument(
        @JsonUnwrapped BookView book,
        BookDetails details,
        List<String> authorNames,
        List<String> categoryPath,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer initialStock) {

    BookDocument withInitialStock(int copies) {
        return new BookDocument(book, details, authorNames, categoryPath, copies);
    }
}
