package io.bookstore.storefront.returns;

import io.bookstore.storefront.api.AfterSaleApi;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.api.OrdersApi;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shopper.Shopper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form with which a shopper sends books back. */
@Controller
@RequestMapping("/orders/{id:[0-9a-fA-F-]{36}}/return")
class AskController {

    private final OrdersApi orders;
    private final AfterSaleApi afterSale;

    AskController(OrdersApi orders, AfterSaleApi afterSale) {
        this.orders = orders;
        this.afterSale = afterSale;
    }

    @GetMapping
    ModelAndView form(@PathVariable String id, Shopper shopper) {
        return page(order(id, shopper), Map.of(), Map.of(), UUID.randomUUID().toString());
    }

    @PostMapping
    ModelAndView ask(@PathVariable String id, @RequestParam Map<String, String> form, Shopper shopper) {
        Order order = order(id, shopper);
        Map<String, String> errors = new LinkedHashMap<>();
        List<Map<String, Object>> items = items(order, form, errors);
        String note = form.getOrDefault("note", "").strip();
        if (note.length() > 1000) errors.put("note", "Tell it in at most 1,000 letters.");
        String key = form.getOrDefault("key", "").matches("[0-9a-f-]{36}")
                ? form.getOrDefault("key", "")
                : UUID.randomUUID().toString();
        if (!errors.isEmpty()) return page(order, form, errors, key);
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("items", items);
        wish.put("wish", "exchange".equals(form.get("wish")) ? "exchange" : "refund");
        if (!note.isEmpty()) wish.put("note", note);
        try {
            shopper.aboutOrder(id, who -> afterSale.ask(who, id, key, wish));
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            String why = refused.detail();
            errors.put("form", why == null ? "This cannot be sent back." : why);
            return page(order, form, errors, UUID.randomUUID().toString());
        }
        return new ModelAndView("redirect:/orders/" + id + "?returned");
    }

    /** The lines are named by their place, as a form's names should be short and say nothing. */
    private static List<Map<String, Object>> items(Order order, Map<String, String> form, Map<String, String> errors) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int at = 0; at < order.items().size(); at++) {
            Order.Line line = order.items().get(at);
            String copies = form.getOrDefault("copies-" + at, "0");
            String book = line.bookId();
            if (copies.equals("0") || copies.isEmpty() || book == null) continue;
            String reason = form.getOrDefault("reason-" + at, "");
            if (!copies.matches("\\d{1,5}") || Integer.parseInt(copies) > line.quantity()) {
                errors.put("copies-" + at, "Choose from 0 to " + line.quantity() + " copies.");
            } else if (reason.isEmpty()) {
                errors.put("reason-" + at, "Say why it comes back.");
            } else {
                items.add(Map.of("book_id", book, "quantity", Integer.parseInt(copies), "reason", reason));
            }
        }
        if (items.isEmpty() && errors.isEmpty()) errors.put("form", "Choose how many copies you send back.");
        return items;
    }

    private Order order(String id, Shopper shopper) {
        try {
            Order order = shopper.aboutOrder(id, who -> orders.order(who, id));
            if (!order.status().equals("delivered")) throw new NotFound();
            return order;
        } catch (ApiProblem refused) {
            if (refused.status() == 404 || refused.status() == 401 || refused.status() == 403) throw new NotFound();
            throw refused;
        }
    }

    private static ModelAndView page(Order order, Map<String, String> form, Map<String, String> errors, String key) {
        ModelAndView page = new ModelAndView("return");
        page.addObject("order", order);
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject("key", key);
        if (!errors.isEmpty()) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
