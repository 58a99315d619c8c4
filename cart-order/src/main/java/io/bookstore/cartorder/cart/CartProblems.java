package io.bookstore.cartorder.cart;

import io.bookstore.cartorder.promotion.CouponRefusal;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What a cart refuses. */
final class CartProblems {

    private CartProblems() {}

    static ProblemException unknownCart() {
        return new ProblemException(Problems.notFound("There is no such cart."));
    }

    static ProblemException unknownBook() {
        return new ProblemException(Problems.notFound("There is no such book."));
    }

    static ProblemException notInCart() {
        return new ProblemException(Problems.notFound("This book is not in the cart."));
    }

    static ProblemException notSaved() {
        return new ProblemException(Problems.notFound("This book is not saved for later."));
    }

    static ProblemException changedMeanwhile() {
        return new ProblemException(Problems.of(
                HttpStatus.PRECONDITION_FAILED,
                "cart-changed",
                "The cart has changed",
                "Read the cart again and repeat your change with its new ETag."));
    }

    static ProblemException tooManyCopies() {
        return new ProblemException(Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "quantity-too-large",
                "Too many copies",
                "A cart holds at most " + Cart.MAX_QTY + " copies of a book."));
    }

    static ProblemException full() {
        return new ProblemException(Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "cart-full",
                "The cart is full",
                "A cart holds at most " + Cart.MAX_LINES + " different books."));
    }

    static ProblemException coupon(CouponRefusal why, long missingCents) {
        ProblemDetail problem = Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, why.problem(), why.title(), why.detail());
        if (missingCents > 0) {
            problem.setProperty("missing_cents", missingCents);
        }
        return new ProblemException(problem);
    }

    static ProblemException tooManyCoupons() {
        return new ProblemException(Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "too-many-coupons",
                "Too many codes",
                "A cart holds at most " + Cart.MAX_COUPONS + " codes. Remove one first."));
    }
}
