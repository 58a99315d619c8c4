package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.stock.ShortLine;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What a checkout refuses, in words for the shopper. */
final class CheckoutProblems {

    private CheckoutProblems() {}

    static ProblemDetail of(Pricing why) {
        return switch (why) {
            case Pricing.UnknownBooks unknown -> unknownBooks(unknown);
            case Pricing.NotSold gone -> insufficientStock(gone.lines());
            case Pricing.OtherCurrencies mixed ->
                business(
                        "mixed-currencies",
                        "These books cannot be bought together",
                        "They are sold in different currencies. Buy them one after the other.");
            case Pricing.PostalCodeWrong wrong ->
                Problems.invalid("shipping_addr.postal_code", "is not a postal code of " + wrong.country());
            case Pricing.RegionMissing missing ->
                Problems.invalid("shipping_addr.state", "is needed there: name the state or province");
            case Pricing.NoDelivery none ->
                business(
                        "no-delivery",
                        "We do not deliver there",
                        "There is no way to send this order to this country.");
            case Pricing.UnknownMethod unknown ->
                business(
                        "shipping-method-unknown",
                        "This way of shipping is not offered",
                        "Ask for a quote and take one of its shipping methods.");
            case Pricing.TooMuch much ->
                business(
                        "total-too-large",
                        "This order is too large",
                        "One order may cost at most " + much.maxCents() + " cents. Split it into several.");
            case Pricing.Priced priced -> throw new IllegalArgumentException("a price is no problem");
        };
    }

    private static ProblemDetail unknownBooks(Pricing.UnknownBooks unknown) {
        ProblemDetail problem =
                Problems.of(HttpStatus.NOT_FOUND, "unknown-book", "There is no such book", "We do not sell this book.");
        problem.setProperty("book_ids", unknown.books());
        return problem;
    }

    static ProblemDetail insufficientStock(List<ShortLine> lines) {
        ProblemDetail problem = Problems.of(
                HttpStatus.CONFLICT,
                "insufficient-stock",
                "Not enough copies are left",
                "Of some books there are fewer copies than you want. Nothing was charged.");
        problem.setProperty("lines", lines);
        return problem;
    }

    static ProblemDetail priceChanged(Quote now) {
        ProblemDetail problem = Problems.of(
                HttpStatus.CONFLICT,
                "price-changed",
                "The price has changed",
                "The total is not what you expected. Look at the new quote and buy again if you agree.");
        problem.setProperty("quote", QuoteView.of(now));
        return problem;
    }

    static ProblemDetail cartEmpty() {
        return Problems.of(
                HttpStatus.CONFLICT, "cart-empty", "The cart is empty", "Put a book into the cart, then check out.");
    }

    static ProblemDetail unknownCart() {
        return Problems.notFound("There is no such cart.");
    }

    static ProblemDetail inFlight() {
        return Problems.of(
                HttpStatus.CONFLICT,
                "request-in-flight",
                "This request is being handled",
                "A request with this Idempotency-Key is being handled. Repeat it in a moment to get its result.");
    }

    static ProblemDetail otherRequest() {
        return business(
                "idempotency-key-reused",
                "This Idempotency-Key was used for something else",
                "Use a new key for a new order.");
    }

    /** @param message payment-shipping's words, which tell the shopper what to do */
    static ProblemDetail declined(@Nullable String message) {
        boolean silent = message == null || message.isBlank();
        return Problems.of(
                HttpStatus.PAYMENT_REQUIRED,
                "payment-declined",
                "The payment was declined",
                (silent ? "Your bank declined the payment. Try another card." : message) + " Nothing was charged.");
    }

    static ProblemDetail unknownPaymentMethod() {
        return business(
                "payment-method-unknown",
                "The payment method cannot be used",
                "It is not known, or not yours. Nothing was charged. Choose another one.");
    }

    static ProblemDetail cancelled(String reason) {
        ProblemDetail problem = Problems.of(
                HttpStatus.CONFLICT,
                "order-cancelled",
                "The order was cancelled",
                "Nothing was charged. You can order again.");
        problem.setProperty("reason", reason);
        return problem;
    }

    static ProblemDetail signInOrCart() {
        return Problems.of(
                HttpStatus.UNAUTHORIZED,
                "unauthorized",
                "Sign in first",
                "This needs a bearer token, or the Cart-Token of a guest.");
    }

    static ProblemDetail unknownAddress() {
        return Problems.notFound("You have no saved address of this id.");
    }

    static ProblemDetail unsupportedProvider() {
        return business(
                "payment-provider-unavailable", "This way of paying is not offered", "Pay by card, with stripe.");
    }

    private static ProblemDetail business(String name, String title, String detail) {
        return Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, name, title, detail);
    }
}
