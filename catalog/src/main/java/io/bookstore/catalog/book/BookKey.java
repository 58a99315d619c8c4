package io.bookstore.catalog.book;

import io.bookstore.catalog.isbn.Isbn;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What stands for a book in a path: its id, or its ISBN in any spelling. */
public sealed interface BookKey {

    /** The form of an id; {@code UUID.fromString} alone would take much shorter texts. */
    Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    record Id(UUID id) implements BookKey {}

    record ByIsbn(Isbn isbn) implements BookKey {}

    /** The key that a path means; 400 for an ISBN whose check digit is wrong, 404 for anything else. */
    static BookKey ofPath(String text) {
        if (UUID_FORM.matcher(text).matches()) {
            return new Id(UUID.fromString(text));
        }
        Optional<Isbn> isbn = Isbn.parse(text);
        if (isbn.isPresent()) {
            return new ByIsbn(isbn.get());
        }
        throw new ProblemException(
                Isbn.isMeantBy(text) ? Problems.invalid("id", "is not an ISBN: its check digit is wrong") : notFound());
    }

    static org.springframework.http.ProblemDetail notFound() {
        return Problems.notFound("There is no such book.");
    }
}
