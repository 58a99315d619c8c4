package io.bookstore.storefront.cart;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Cart;
import io.bookstore.storefront.shop.SearchFeedback;
import io.bookstore.storefront.shopper.Shopper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** With htmx the answer to adding a book is a line on its page; without, it is the cart. */
@Controller
class CartController {

    private static final String UUID = "{bookId:[0-9a-fA-F-]{36}}";
    private static final Map<String, String> PROBLEMS = Map.of(
            "gone", "That book is no longer sold here. Your cart is unchanged.",
            "full", "That is more than a cart can hold: at most 100 copies of a book and 200 different books.",
            "quantity", "Please give a quantity between 1 and 100.");
    private static final String NO_CODE = "Enter a code.";
    private static final int LONGEST_CODE = 1_000;

    private final Carts carts;
    private final CartPages pages;
    private final SearchFeedback feedback;

    CartController(Carts carts, CartPages pages, SearchFeedback feedback) {
        this.feedback = feedback;
        this.carts = carts;
        this.pages = pages;
    }

    @GetMapping("/cart")
    String cart(
            @RequestParam(required = false) @Nullable String problem,
            @RequestParam(required = false) @Nullable String removed,
            @RequestParam(required = false) @Nullable String qty,
            Model model,
            Shopper shopper) {
        Cart cart = carts.of(shopper);
        show(model, cart);
        model.addAttribute("problem", problem == null ? null : PROBLEMS.get(problem));
        boolean undo = removed != null && removed.matches("[0-9a-fA-F-]{36}") && quantity(qty, 1) > 0;
        model.addAttribute("removed", undo ? removed : null);
        model.addAttribute("removedQty", undo ? quantity(qty, 1) : 0);
        return "cart";
    }

    @PostMapping("/cart")
    ModelAndView add(
            @RequestParam("book_id") String bookId,
            @RequestParam(defaultValue = "1") String qty,
            @RequestParam(required = false) @Nullable String from,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Shopper shopper) {
        int copies = quantity(qty, 1);
        if (copies < 1) return answer(htmx, "quantity", shopper);
        try {
            carts.add(shopper, bookId, copies);
            feedback.putIntoCart(from, bookId, shopper.anyone());
            return answer(htmx, null, shopper);
        } catch (ApiProblem refused) {
            return answer(htmx, wordFor(refused), shopper);
        }
    }

    /** A code that is refused is told beside its field, and stays in it. */
    @PostMapping("/cart/coupons")
    String redeem(@RequestParam(defaultValue = "") String code, Model model, Shopper shopper) {
        String given = code.strip();
        String why = given.isEmpty() ? NO_CODE : refused(given, shopper);
        if (why == null) return "redirect:/cart";
        model.addAttribute("code", given.substring(0, Math.min(LONGEST_CODE, given.length())));
        model.addAttribute("codeProblem", why);
        show(model, carts.of(shopper));
        return "cart";
    }

    private @Nullable String refused(String code, Shopper shopper) {
        try {
            carts.redeem(shopper, code);
            return null;
        } catch (ApiProblem refused) {
            if (refused.status() == 404) return "Put a book into the cart first.";
            if (refused.status() != 422 && refused.status() != 400) throw refused;
            return refused.detail() == null ? "This code cannot be used." : refused.detail();
        }
    }

    @PostMapping("/cart/coupons/remove")
    String unredeem(@RequestParam String code, Shopper shopper) {
        try {
            carts.unredeem(shopper, code);
        } catch (ApiProblem gone) {
            if (gone.status() != 404 && gone.status() != 422) throw gone;
        }
        return "redirect:/cart";
    }

    private void show(Model model, Cart cart) {
        model.addAttribute("cart", pages.of(cart));
    }

    @PostMapping("/cart/" + UUID)
    String set(@PathVariable String bookId, @RequestParam(defaultValue = "") String qty, Shopper shopper) {
        int copies = quantity(qty, 0);
        if (copies < 0) return "redirect:/cart?problem=quantity";
        return changed(shopper, bookId, copies, "redirect:/cart");
    }

    @PostMapping("/cart/" + UUID + "/remove")
    String remove(@PathVariable String bookId, @RequestParam(defaultValue = "1") String qty, Shopper shopper) {
        return changed(
                shopper, bookId, 0, "redirect:/cart?removed=" + bookId + "&qty=" + Math.max(1, quantity(qty, 1)));
    }

    private String changed(Shopper shopper, String bookId, int copies, String then) {
        try {
            carts.set(shopper, bookId, copies);
            return then;
        } catch (ApiProblem refused) {
            // a line that is not there any more is as removed as it can be
            return refused.status() == 404 ? "redirect:/cart" : "redirect:/cart?problem=" + wordFor(refused);
        }
    }

    private static ModelAndView answer(@Nullable String htmx, @Nullable String problem, Shopper shopper) {
        if (htmx == null) return new ModelAndView("redirect:/cart" + (problem == null ? "" : "?problem=" + problem));
        ModelAndView said = new ModelAndView("fragments/added", HttpStatus.OK);
        said.addObject("problem", problem == null ? null : PROBLEMS.get(problem));
        said.addObject("copies", shopper.copiesInCart());
        return said;
    }

    private static String wordFor(ApiProblem refused) {
        return switch (refused.status()) {
            case 404 -> "gone";
            case 422 -> "full";
            case 400 -> "quantity";
            default -> throw refused;
        };
    }

    /** The number, or −1 when it is none from {@code least} to 100. */
    private static int quantity(@Nullable String text, int least) {
        if (text == null || !text.strip().matches("\\d{1,3}")) return -1;
        int number = Integer.parseInt(text.strip());
        return number >= least && number <= 100 ? number : -1;
    }
}
