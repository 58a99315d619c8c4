package io.bookstore.storefront.backoffice;

import io.bookstore.storefront.api.BackOfficeApi;
import io.bookstore.storefront.api.BackOfficeApi.LowStock;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.shop.BookNames;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What waits for somebody today, and the list of orders. */
@Controller
class TodayController {

    private static final int SHOWN = 8;
    private static final int LISTED = 50;

    private final BackOfficeApi backOffice;
    private final Parts parts;
    private final BookNames names;

    TodayController(BackOfficeApi backOffice, Parts parts, BookNames names) {
        this.backOffice = backOffice;
        this.parts = parts;
        this.names = names;
    }

    public record Service(String name, boolean up) {}

    @GetMapping("/admin")
    String today(Model model, Shopper shopper) {
        OnBehalf who = shopper.asAccount(Function.identity());
        var toPack = parts.begin("orders to pack", () -> backOffice.orders(who, orders("paid", "", SHOWN)));
        var low = parts.begin("low stock", () -> backOffice.lowStock(who, SHOWN, 0));
        var disputes = parts.begin("disputes", () -> backOffice.disputes(who, "open", SHOWN));
        var health = parts.begin("health", () -> services(backOffice.health(who)));
        model.addAttribute("toPack", toPack.get().orElse(null));
        model.addAttribute("disputes", disputes.get().orElse(null));
        Listing<LowStock> found = low.get().orElse(null);
        model.addAttribute("low", found);
        model.addAttribute(
                "names",
                found == null
                        ? Map.of()
                        : names.of(found.data().stream().map(LowStock::bookId).toList(), who));
        model.addAttribute("services", health.get().orElse(null));
        return "admin/today";
    }

    @GetMapping("/admin/orders")
    String orders(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            Model model,
            Shopper shopper) {
        String known = status.matches("[a-z_]{0,20}") ? status : "";
        String words = q.strip().length() > 100 ? "" : q.strip();
        Listing<Order> found = shopper.asAccount(who -> backOffice.orders(who, orders(known, words, LISTED)));
        model.addAttribute("orders", found);
        model.addAttribute("status", known);
        model.addAttribute("q", words);
        model.addAttribute(
                "statuses",
                List.of("pending", "paid", "packed", "partly_shipped", "shipped", "delivered", "cancelled"));
        return "admin/orders";
    }

    private static MultiValueMap<String, String> orders(String status, String q, int limit) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        if (!status.isEmpty()) query.add("status", status);
        if (!q.isEmpty()) query.add("q", q);
        query.add("limit", Integer.toString(limit));
        return query;
    }

    private static List<Service> services(JsonNode health) {
        Map<String, JsonNode> all = health.path("services")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Service> services = new ArrayList<>();
        all.forEach((name, state) ->
                services.add(new Service(name, state.asString("").equals("up"))));
        services.sort((a, b) -> a.name().compareTo(b.name()));
        return services;
    }
}
