package io.bookstore.storefront.checkout;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Cart;
import io.bookstore.storefront.cart.Carts;
import io.bookstore.storefront.checkout.Placed.ShortLine;
import io.bookstore.storefront.paymentmethod.SavedCards;
import io.bookstore.storefront.paymentmethod.SavedCards.Offer;
import io.bookstore.storefront.shopper.Account;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CheckoutController {

    private static final Logger log = LoggerFactory.getLogger(CheckoutController.class);
    private static final String TO_CART = "redirect:/cart";
    private static final String LOOK_FIRST = "Please look at delivery and total once more, then press the button.";

    private final Carts carts;
    private final Quotes quotes;
    private final PlaceOrder placeOrder;
    private final CheckoutPages pages;
    private final SavedCards cards;

    CheckoutController(Carts carts, Quotes quotes, PlaceOrder placeOrder, CheckoutPages pages, SavedCards cards) {
        this.carts = carts;
        this.quotes = quotes;
        this.placeOrder = placeOrder;
        this.pages = pages;
        this.cards = cards;
    }

    @GetMapping("/checkout")
    String begin(Model model, Shopper shopper, Locale locale) {
        Cart cart = carts.of(shopper);
        if (cart.isEmpty()) return TO_CART;
        String name = shopper.account().map(Account::name).orElse("");
        String country = locale.getCountry().matches("[A-Z]{2}") ? locale.getCountry() : "US";
        CheckoutForm form = CheckoutForm.empty("", name, country, newKey());
        Map<String, String> errors = new LinkedHashMap<>();
        Quote quote = quotes.of(form, shopper, errors).orElse(null);
        return page(model, pages.of(form, account(shopper), cart, quote, errors, null, List.of(), cards.of(shopper)));
    }

    /** The address or the way of delivery changed: what does it cost now? */
    @PostMapping("/checkout/delivery")
    String delivery(
            @ModelAttribute CheckoutForm typed,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            Shopper shopper) {
        Cart cart = carts.of(shopper);
        if (cart.isEmpty()) return TO_CART;
        // of the answer to htmx only delivery and total are shown
        return delivery(typed, htmx != null, htmx != null, model, shopper, cart);
    }

    private String delivery(
            CheckoutForm typed, boolean stillTyping, boolean partly, Model model, Shopper shopper, Cart cart) {
        CheckoutForm form = keyed(typed);
        // while somebody types, nothing is called wrong yet
        Map<String, String> errors = stillTyping
                ? new LinkedHashMap<>()
                : CheckForm.contactAndAddress(form, shopper.account().isEmpty());
        Quote quote = quotes.of(form, shopper, errors).orElse(null);
        Offer offer = partly ? Offer.NONE : cards.of(shopper);
        return page(model, pages.of(form, account(shopper), cart, quote, errors, null, List.of(), offer));
    }

    /** Takes as many copies as there are, and shows the page again with all that was typed. */
    @PostMapping("/checkout/lower")
    String lower(
            @ModelAttribute CheckoutForm typed,
            @RequestParam("short") List<String> shortLines,
            Model model,
            Shopper shopper) {
        for (String line : shortLines) {
            if (!line.matches("[0-9a-fA-F-]{36}:\\d{1,3}")) continue;
            String[] part = line.split(":");
            try {
                carts.set(shopper, part[0], Math.min(100, Integer.parseInt(part[1])));
            } catch (ApiProblem refused) {
                if (refused.status() != 404) throw refused;
                log.info("a line to lower was no longer in the cart");
            }
        }
        Cart cart = carts.of(shopper);
        return cart.isEmpty() ? TO_CART : delivery(typed, true, false, model, shopper, cart);
    }

    @PostMapping("/checkout")
    String buy(@ModelAttribute CheckoutForm typed, Model model, Shopper shopper, HttpServletResponse response) {
        Cart cart = carts.of(shopper);
        CheckoutForm form = keyed(typed);
        if (cart.isEmpty() && !typed.hasKey()) return TO_CART;
        Map<String, String> errors =
                CheckForm.contactAndAddress(form, shopper.account().isEmpty());
        Long expected = form.expected();
        if (!form.hasCard() && (expected == null || expected > 0)) errors.put("card", "Enter your card details.");
        if (!errors.isEmpty()) return again(form, cart, errors, null, List.of(), model, shopper, response);
        if (expected == null) return again(form, cart, errors, LOOK_FIRST, List.of(), model, shopper, response);
        return switch (placeOrder.place(form, expected, shopper)) {
            case Placed.Ordered order ->
                "redirect:/orders/" + order.orderId() + (order.confirm() ? "/confirm" : "?placed");
            case Placed.NothingToBuy _ -> TO_CART;
            case Placed.Again no -> {
                CheckoutForm next = no.newKey() ? form.withKey(newKey()) : form;
                CheckoutForm kept = no.newCard() ? next.withoutCard() : next;
                yield again(
                        kept,
                        cart,
                        new LinkedHashMap<>(no.errors()),
                        no.why(),
                        no.shortLines(),
                        model,
                        shopper,
                        response);
            }
        };
    }

    private String again(
            CheckoutForm form,
            Cart cart,
            Map<String, String> errors,
            @Nullable String why,
            List<ShortLine> shortLines,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        if (cart.isEmpty()) return TO_CART;
        Quote quote = quotes.of(form, shopper, errors).orElse(null);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, pages.of(form, account(shopper), cart, quote, errors, why, shortLines, cards.of(shopper)));
    }

    private static String page(Model model, CheckoutPage page) {
        model.addAttribute("page", page);
        return "checkout";
    }

    private static CheckoutForm keyed(CheckoutForm form) {
        return form.hasKey() ? form : form.withKey(newKey());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static @Nullable Account account(Shopper shopper) {
        return shopper.account().orElse(null);
    }
}
