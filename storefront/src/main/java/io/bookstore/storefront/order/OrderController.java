package io.bookstore.storefront.order;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.api.OrdersApi;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.ShopSettings;
import io.bookstore.storefront.shopper.Shopper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class OrderController {

    private static final String ORDER = "/orders/{id:[0-9a-fA-F-]{36}}";

    private final OrdersApi orders;
    private final OrderPages pages;
    private final AfterSale afterSale;
    private final ShopSettings settings;

    OrderController(OrdersApi orders, OrderPages pages, AfterSale afterSale, ShopSettings settings) {
        this.orders = orders;
        this.pages = pages;
        this.afterSale = afterSale;
        this.settings = settings;
    }

    /** @param token from a link in a mail; kept in the session, so that it does not stay in the address */
    @GetMapping(ORDER)
    String order(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String placed,
            Model model,
            Shopper shopper) {
        if (token != null && token.matches("[A-Za-z0-9._~=-]{16,200}")) {
            shopper.keepOrderToken(id, token);
            return "redirect:/orders/" + id;
        }
        Order order = find(id, shopper);
        model.addAttribute("page", pages.of(order));
        model.addAttribute("after", afterSale.of(order, shopper));
        model.addAttribute("thanks", placed != null && !order.status().equals("cancelled"));
        model.addAttribute(
                "confirm",
                order.isPending()
                        && placed == null
                        && shopper.read(PendingPayments.key(id)).isPresent());
        return "order";
    }

    /** The page of a payment that the bank wants confirmed by its customer. */
    @GetMapping(ORDER + "/confirm")
    String confirm(@PathVariable String id, Model model, Shopper shopper) {
        Order order = find(id, shopper);
        String secret = shopper.read(PendingPayments.key(id)).orElse(null);
        if (!order.isPending() || secret == null) return "redirect:/orders/" + id + "?placed";
        model.addAttribute("page", pages.of(order));
        model.addAttribute("clientSecret", secret);
        model.addAttribute("stripe", settings.stripe());
        return "confirm";
    }

    /** Where the order stands, asked again and again while its payment is pending. */
    @GetMapping(ORDER + "/status")
    String status(@PathVariable String id, Model model, Shopper shopper) {
        Order order = find(id, shopper);
        if (!order.isPending()) shopper.forget(PendingPayments.key(id));
        model.addAttribute("page", pages.of(order));
        return "fragments/order-status";
    }

    private Order find(String id, Shopper shopper) {
        try {
            return shopper.aboutOrder(id, who -> orders.order(who, id));
        } catch (ApiProblem refused) {
            if (refused.status() == 404 || refused.status() == 401 || refused.status() == 403) throw new NotFound();
            throw refused;
        }
    }
}
