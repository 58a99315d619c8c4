package io.bookstore.storefront.moderation;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.Review;
import io.bookstore.storefront.api.ReviewsApi;
import io.bookstore.storefront.api.ReviewsApi.Hiding;
import io.bookstore.storefront.shop.BookNames;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shopper.Shopper;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reviews of all books, newest first. */
@Controller
class ModerationController {

    private static final String REVIEW = "/admin/reviews/{id:[0-9a-fA-F-]{36}}";
    private static final int SHOWN = 30;
    private static final int DEEPEST = 999;
    private static final Map<String, String> SAID = Map.of(
            "hidden", "The review is hidden; only staff and its writer see it.",
            "shown", "The review is shown to everybody again.",
            "deleted", "The review is deleted.",
            "gone", "Somebody else deleted that review meanwhile.");

    private final ReviewsApi reviews;
    private final BookNames names;

    ModerationController(ReviewsApi reviews, BookNames names) {
        this.reviews = reviews;
        this.names = names;
    }

    @GetMapping("/admin/reviews")
    String reviews(
            @RequestParam(defaultValue = "") String hidden,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String said,
            Model model,
            Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(page)) : 1;
        String state = hidden.matches("true|false") ? hidden : "";
        Listing<Review> found = shopper.asAccount(who -> reviews.all(who, query(state, number)));
        OnBehalf who = shopper.asAccount(Function.identity());
        model.addAttribute("reviews", found.data());
        model.addAttribute("total", found.total());
        model.addAttribute(
                "names",
                names.of(
                        found.data().stream()
                                .map(Review::bookId)
                                .filter(Objects::nonNull)
                                .toList(),
                        who));
        model.addAttribute("hidden", state);
        model.addAttribute("said", SAID.get(said));
        model.addAttribute(
                "pager",
                Pager.of(number, SHOWN, found.total(), DEEPEST, n -> "/admin/reviews?hidden=" + state + "&page=" + n));
        return "admin/reviews";
    }

    @PostMapping(REVIEW + "/hide")
    String hide(
            @PathVariable String id,
            @RequestParam boolean hide,
            @RequestParam(defaultValue = "") String hidden,
            Shopper shopper,
            RedirectAttributes back) {
        return change(hidden, hide ? "hidden" : "shown", who -> reviews.hide(who, id, new Hiding(hide)), shopper, back);
    }

    @PostMapping(REVIEW + "/delete")
    String delete(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String hidden,
            Shopper shopper,
            RedirectAttributes back) {
        return change(hidden, "deleted", who -> reviews.delete(who, id), shopper, back);
    }

    private static String change(
            String filter, String said, Consumer<OnBehalf> call, Shopper shopper, RedirectAttributes back) {
        String done = said;
        try {
            shopper.asAccount(who -> {
                call.accept(who);
                return true;
            });
        } catch (ApiProblem refused) {
            if (refused.status() != 404) throw refused;
            done = "gone";
        }
        if (filter.matches("true|false")) back.addAttribute("hidden", filter);
        back.addAttribute("said", done);
        return "redirect:/admin/reviews";
    }

    private static MultiValueMap<String, String> query(String hidden, int page) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        if (!hidden.isEmpty()) query.add("hidden", hidden);
        query.add("limit", Integer.toString(SHOWN));
        query.add("offset", Long.toString((page - 1L) * SHOWN));
        return query;
    }
}
