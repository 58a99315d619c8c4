package io.bookstore.storefront.backoffice;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Packs an order and hands it to the carrier, whole or in parts. */
@Controller
@RequestMapping("/admin/orders/{id:[0-9a-fA-F-]{36}}")
class ShipDeskController {

    private static final int LONGEST = 100;

    private final OrdersApi orders;
    private final AfterSaleApi afterSale;

    ShipDeskController(OrdersApi orders, AfterSaleApi afterSale) {
        this.orders = orders;
        this.afterSale = afterSale;
    }

    /** @param left copies that have not left yet */
    public record Row(String bookId, String title, int quantity, int left) {}

    @GetMapping
    String order(@PathVariable String id, Model model, Shopper shopper) {
        return page(id, null, model, shopper);
    }

    @PostMapping("/{step:pack|deliver}")
    String move(@PathVariable String id, @PathVariable String step, Model model, Shopper shopper) {
        return change(id, step, Map.of(), model, shopper);
    }

    @PostMapping("/ship")
    String ship(@PathVariable String id, @RequestParam Map<String, String> form, Model model, Shopper shopper) {
        Map<String, Object> parcel = handover(form);
        List<Row> rows = rows(find(id, shopper));
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            String copies = form.getOrDefault("copies-" + at, "0");
            if (!copies.matches("\\d{1,5}") || Integer.parseInt(copies) > row.left()) {
                return page(id, "Of “" + row.title() + "” " + row.left() + " are left to send.", model, shopper);
            }
            if (!copies.equals("0")) lines.add(Map.of("book_id", row.bookId(), "quantity", Integer.parseInt(copies)));
        }
        if (lines.isEmpty()) return page(id, "Choose what is in the parcel.", model, shopper);
        parcel.put("lines", lines);
        return change(id, "parcels", parcel, model, shopper);
    }

    private static Map<String, Object> handover(Map<String, String> form) {
        Map<String, Object> parcel = new LinkedHashMap<>();
        put(parcel, "carrier", form.getOrDefault("carrier", ""));
        put(parcel, "tracking_number", form.getOrDefault("tracking", ""));
        return parcel;
    }

    private static void put(Map<String, Object> parcel, String name, String value) {
        String text = value.strip();
        if (!text.isEmpty()) parcel.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    private String change(String id, String step, Map<String, Object> details, Model model, Shopper shopper) {
        try {
            shopper.asAccount(who -> afterSale.move(who, id, step, details));
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            String why = refused.errors().stream()
                    .findFirst()
                    .map(error -> error.field().replace('_', ' ') + " " + error.message())
                    .orElse(refused.detail());
            return page(id, why == null ? "That was refused." : why, model, shopper);
        }
        return "redirect:/admin/orders/" + id + "?done";
    }

    private String page(String id, @Nullable String wrong, Model model, Shopper shopper) {
        Order order = find(id, shopper);
        model.addAttribute("order", order);
        model.addAttribute("rows", rows(order));
        model.addAttribute("wrong", wrong);
        return "admin/order";
    }

    /** What has left is in the parcels that are not being prepared any more. */
    private static List<Row> rows(Order order) {
        List<Row> rows = new ArrayList<>();
        for (Order.Line line : order.items()) {
            String book = line.bookId();
            if (book == null) continue;
            int sent = order.shipments().stream()
                    .filter(parcel -> !"preparing".equals(parcel.status()))
                    .flatMap(parcel -> parcel.lines().stream())
                    .filter(copies -> copies.bookId().equals(book))
                    .mapToInt(Order.InParcel::quantity)
                    .sum();
            rows.add(new Row(book, line.title(), line.quantity(), Math.max(0, line.quantity() - sent)));
        }
        return rows;
    }

    private Order find(String id, Shopper shopper) {
        try {
            return shopper.asAccount(who -> orders.order(who, id));
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }
}
