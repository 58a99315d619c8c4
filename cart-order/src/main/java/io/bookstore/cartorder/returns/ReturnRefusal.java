package io.bookstore.cartorder.returns;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import org.springframework.http.HttpStatus;

/** Why something about a return cannot be. */
enum ReturnRefusal {
    NOT_DELIVERED(
            HttpStatus.CONFLICT,
            "order-not-returnable",
            "Nothing can be sent back yet",
            "Books can be sent back once they have arrived. Before that an order can be cancelled."),
    TOO_LATE(
            HttpStatus.CONFLICT,
            "return-too-late",
            "The time for returns is over",
            "These books arrived too long ago to be sent back."),
    UNKNOWN_BOOK(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "unknown-book",
            "A book is not part of this",
            "items names a book that is not part of this order or return."),
    DIGITAL(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "not-returnable",
            "An e-book cannot be sent back",
            "items names a book that is a file."),
    TOO_MANY(
            HttpStatus.CONFLICT,
            "return-too-large",
            "More copies than are left",
            "Together with what was sent back before it is more than was delivered."),
    NOT_MOVABLE(
            HttpStatus.CONFLICT,
            "return-not-movable",
            "The return is not in that state",
            "It was decided or received before."),
    MORE_THAN_ASKED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "received-too-many",
            "More copies than were announced",
            "items names more copies of a book than this return is about."),
    RESTOCKED_BEFORE(
            HttpStatus.CONFLICT,
            "restock-too-large",
            "More copies than were sold",
            "Together with copies that came back with earlier refunds it is more than was sold.");

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final String detail;

    ReturnRefusal(HttpStatus status, String type, String title, String detail) {
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
    }

    ProblemException problem() {
        return new ProblemException(Problems.of(status, type, title, detail));
    }
}
