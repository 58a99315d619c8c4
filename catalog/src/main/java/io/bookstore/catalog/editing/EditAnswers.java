package io.bookstore.catalog.editing;

import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.Precondition;
import io.bookstore.platform.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problems of edits that were refused. */
final class EditAnswers {

    private EditAnswers() {}

    static ProblemDetail problem(Edit refused) {
        return switch (refused) {
            case Edit.Done done ->
                throw new IllegalArgumentException("not refused: " + done.book().id());
            case Edit.NotFound notFound -> BookKey.notFound();
            case Edit.Invalid invalid -> Problems.invalid(invalid.errors());
            case Edit.Stale stale -> Precondition.stale(stale.version());
            case Edit.UnknownCategory unknown ->
                Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unknown-category",
                        "There is no such category",
                        "No category has the slug " + unknown.slug() + ".");
            case Edit.UnknownWork unknown ->
                Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unknown-work",
                        "There is no such work",
                        "No work has the id " + unknown.id() + ".");
            case Edit.IsbnTaken taken -> isbnTaken(taken);
        };
    }

    private static ProblemDetail isbnTaken(Edit.IsbnTaken taken) {
        ProblemDetail problem = Problems.of(
                HttpStatus.CONFLICT,
                "isbn-taken",
                "Another book has this ISBN",
                "A book with ISBN " + taken.isbn()
                        + " is in the catalogue already. If it was deleted, restore it by setting active to true.");
        problem.setProperty("book_id", taken.holder());
        return problem;
    }
}
