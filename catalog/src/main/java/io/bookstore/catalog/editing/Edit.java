package io.bookstore.catalog.editing;

import io.bookstore.catalog.book.BookView;
import io.bookstore.platform.problem.Problems.FieldError;
import java.util.List;
import java.util.UUID;

/** How an edit ended. */
sealed interface Edit {

    /** The book as it is now; also when nothing was to be changed. */
    record Done(BookView book) implements Edit {}

    record NotFound() implements Edit {}

    /** The caller knows an older version. */
    record Stale(long version) implements Edit {}

    record Invalid(List<FieldError> errors) implements Edit {}

    record UnknownCategory(String slug) implements Edit {}

    record UnknownWork(UUID id) implements Edit {}

    record IsbnTaken(String isbn, UUID holder) implements Edit {}
}
