package io.bookstore.storefront.book;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.ReviewsApi;
import io.bookstore.storefront.api.ReviewsApi.Hiding;
import io.bookstore.storefront.book.BookReviews.Attempt;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing, changing and deleting one's review; staff hide and show those of others. */
@Controller
class ReviewController {

    private static final String UUID = ":[0-9a-fA-F-]{36}}";
    private static final String REVIEWS = "/books/{bookId" + UUID + "/reviews";
    private static final String REVIEW = REVIEWS + "/{id" + UUID;

    private final ReviewsApi reviews;
    private final ShowBook showBook;

    ReviewController(ReviewsApi reviews, ShowBook showBook) {
        this.reviews = reviews;
        this.showBook = showBook;
    }

    @PostMapping(REVIEWS)
    String write(
            @PathVariable String bookId,
            @ModelAttribute ReviewForm form,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        return send(
                bookId, form, "written", who -> reviews.write(who, bookId, form.writing()), model, shopper, response);
    }

    @PostMapping(REVIEW)
    String rewrite(
            @PathVariable String bookId,
            @PathVariable String id,
            @ModelAttribute ReviewForm form,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        return send(bookId, form, "changed", who -> reviews.rewrite(who, id, form.writing()), model, shopper, response);
    }

    @PostMapping(REVIEW + "/delete")
    String delete(@PathVariable String bookId, @PathVariable String id, Shopper shopper) {
        call(shopper, who -> reviews.delete(who, id));
        return back(bookId, "deleted");
    }

    @PostMapping(REVIEW + "/hide")
    String hide(@PathVariable String bookId, @PathVariable String id, @RequestParam boolean hidden, Shopper shopper) {
        if (shopper.account().filter(account -> account.isStaff()).isEmpty()) throw new NotFound();
        call(shopper, who -> reviews.hide(who, id, new Hiding(hidden)));
        return back(bookId, hidden ? "hidden" : "shown");
    }

    private String send(
            String bookId,
            ReviewForm form,
            String said,
            Consumer<OnBehalf> call,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        Map<String, String> errors = new LinkedHashMap<>(form.errors());
        int status = 422;
        if (errors.isEmpty()) {
            try {
                call(shopper, call);
                return back(bookId, said);
            } catch (ApiProblem refused) {
                status = refused.status();
                errors.putAll(words(refused));
            }
        }
        response.setStatus(status);
        return showBook.show(bookId, 1, new Attempt(form, errors), model, shopper);
    }

    private static void call(Shopper shopper, Consumer<OnBehalf> call) {
        shopper.asAccount(who -> {
            call.accept(who);
            return true;
        });
    }

    /** Why a review was not taken; what the shop cannot answer for is left to the error pages. */
    private static Map<String, String> words(ApiProblem refused) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (refused.is("not-a-buyer")) {
            errors.put(
                    "form",
                    "Only readers who bought this book here can review it. If you bought it with another account,"
                            + " sign in with that one.");
        } else if (refused.is("already-reviewed")) {
            errors.put(
                    "form",
                    "You have reviewed this book already, and that review is unchanged. It is marked “Your review”; edit it there.");
        } else if (refused.status() == 429) {
            errors.put("form", "That was tried too often. Please wait a few minutes and send it again.");
        } else if (refused.status() == 400 || refused.status() == 422) {
            refused.errors().forEach(error -> errors.put(error.field(), "This " + error.message() + "."));
            if (errors.isEmpty()) errors.put("form", "That could not be accepted. Check your entries and try again.");
        } else {
            throw refused;
        }
        return errors;
    }

    private static String back(String bookId, String said) {
        return "redirect:/books/" + bookId + "?review=" + said + "#reviews";
    }
}
