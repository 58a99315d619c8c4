package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.book.BookReviews.Attempt;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.SearchFeedback;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class BookController {

    private final ShowBook showBook;
    private final SearchFeedback feedback;

    BookController(ShowBook showBook, SearchFeedback feedback) {
        this.showBook = showBook;
        this.feedback = feedback;
    }

    /** @param from the search whose result led here */
    @GetMapping("/books/{key}")
    String book(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(name = "reviews", defaultValue = "1") String page,
            @RequestParam(required = false) @Nullable String review,
            Model model,
            Shopper shopper,
            HttpServletRequest request) {
        String id = Links.bookKey(key).orElseThrow(NotFound::new);
        Book book = showBook.fetch(id, shopper.anyone());
        boolean found = SearchFeedback.isQueryId(from) && cameFromOurPages(request);
        if (found) feedback.opened(from, book.id(), shopper.anyone());
        model.addAttribute("from", found ? from : null);
        model.addAttribute("said", review);
        int number = page.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(page), 1, BookReviews.DEEPEST) : 1;
        return showBook.show(book, number, Attempt.NONE, model, shopper);
    }

    /** A link that was sent to a friend is not a click on a result, nor is what a browser fetches in advance. */
    private static boolean cameFromOurPages(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site")) && request.getHeader("Sec-Purpose") == null;
    }
}
