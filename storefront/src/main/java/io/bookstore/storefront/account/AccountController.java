package io.bookstore.storefront.account;

import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.api.OrdersApi;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shopper.Shopper;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AccountController {

    private static final int SIZE = 20;
    private static final int DEEPEST = 500;

    private final OrdersApi orders;

    AccountController(OrdersApi orders) {
        this.orders = orders;
    }

    @GetMapping("/account")
    String account(@RequestParam(defaultValue = "1") String page, Model model, Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(page), 1, DEEPEST) : 1;
        Listing<Order> mine = shopper.asAccount(who -> orders.orders(who, SIZE, (number - 1L) * SIZE));
        model.addAttribute("account", shopper.account().orElseThrow());
        model.addAttribute("orders", mine.data());
        model.addAttribute("pager", Pager.of(number, SIZE, mine.total(), DEEPEST, n -> "/account?page=" + n));
        return "account";
    }
}
