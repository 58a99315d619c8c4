package io.bookstore.storefront.returns;

import io.bookstore.storefront.api.AfterSaleApi;
import io.bookstore.storefront.api.AfterSaleApi.Item;
import io.bookstore.storefront.api.AfterSaleApi.Return;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.api.OrdersApi;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shopper.Shopper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk of returns: what waits, and one return with all that can be done with it. */
@Controller
@RequestMapping("/admin/returns")
class ReturnDeskController {

    private static final List<String> STATES = List.of("requested", "approved", "refused", "received");
    private static final String ONE = "/{id:[0-9a-fA-F-]{36}}";

    private final AfterSaleApi afterSale;
    private final OrdersApi orders;

    ReturnDeskController(AfterSaleApi afterSale, OrdersApi orders) {
        this.afterSale = afterSale;
        this.orders = orders;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String status, Model model, Shopper shopper) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        String known = STATES.contains(status) ? status : "";
        if (!known.isEmpty()) query.add("status", known);
        model.addAttribute("returns", shopper.asAccount(who -> afterSale.returns(who, query)));
        model.addAttribute("status", known);
        model.addAttribute("states", STATES);
        return "admin/returns";
    }

    @GetMapping(ONE)
    String one(@PathVariable String id, Model model, Shopper shopper) {
        return page(id, null, model, shopper);
    }

    @PostMapping(ONE + "/approve")
    String approve(
            @PathVariable String id, @RequestParam(defaultValue = "") String note, Model model, Shopper shopper) {
        return change(id, model, shopper, who -> afterSale.decide(who, id, "approve", noted(note)));
    }

    @PostMapping(ONE + "/refuse")
    String refuse(@PathVariable String id, @RequestParam(defaultValue = "") String note, Model model, Shopper shopper) {
        if (note.isBlank()) return page(id, "Tell the shopper why it is not accepted.", model, shopper);
        return change(id, model, shopper, who -> afterSale.decide(who, id, "refuse", noted(note)));
    }

    @PostMapping(ONE + "/receive")
    String receive(@PathVariable String id, @RequestParam Map<String, String> form, Model model, Shopper shopper) {
        Return back = find(id, shopper);
        List<Map<String, Object>> items = new ArrayList<>();
        for (int at = 0; at < back.items().size(); at++) {
            Item item = back.items().get(at);
            int restocked = copies(form.get("restocked-" + at));
            int writtenOff = copies(form.get("written-off-" + at));
            if (restocked < 0 || writtenOff < 0 || restocked + writtenOff > item.quantity()) {
                return page(
                        id, "Of “" + item.title() + "” at most " + item.quantity() + " can come back.", model, shopper);
            }
            items.add(Map.of("book_id", item.bookId(), "restocked", restocked, "written_off", writtenOff));
        }
        return change(id, model, shopper, who -> afterSale.decide(who, id, "receive", Map.of("items", items)));
    }

    @PostMapping(ONE + "/refund")
    String refund(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String key,
            Model model,
            Shopper shopper) {
        Return back = find(id, shopper);
        Order order = shopper.asAccount(who -> orders.order(who, back.orderId()));
        Long cents = cents(amount, order.currency());
        if (cents == null || cents < 1) return page(id, "Enter an amount such as 12.50.", model, shopper);
        String once = key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
        return change(id, model, shopper, who -> {
            afterSale.refund(
                    who,
                    back.orderId(),
                    once,
                    Map.of("amount_cents", cents, "reason", "Return " + id, "return_id", id));
        });
    }

    private String change(String id, Model model, Shopper shopper, Consumer<OnBehalf> call) {
        try {
            shopper.asAccount(who -> {
                call.accept(who);
                return Boolean.TRUE;
            });
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            String why = refused.detail();
            return page(id, why == null ? "That was refused." : why, model, shopper);
        }
        return "redirect:/admin/returns/" + id + "?done";
    }

    private String page(String id, @Nullable String wrong, Model model, Shopper shopper) {
        Return back = find(id, shopper);
        Order order = shopper.asAccount(who -> orders.order(who, back.orderId()));
        long came = back.items().stream()
                .mapToLong(item -> item.unitPriceCents() * (item.restocked() + item.writtenOff()))
                .sum();
        long left = order.totalCents() - order.refundedCents();
        model.addAttribute("back", back);
        model.addAttribute("order", order);
        model.addAttribute("wrong", wrong);
        model.addAttribute("suggested", amount(Math.min(came, left), order.currency()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "admin/return";
    }

    private Return find(String id, Shopper shopper) {
        try {
            return shopper.asAccount(who -> afterSale.one(who, id));
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    private static Map<String, Object> noted(String note) {
        Map<String, Object> decision = new LinkedHashMap<>();
        String words = note.strip();
        if (!words.isEmpty()) decision.put("note", words.length() > 1000 ? words.substring(0, 1000) : words);
        return decision;
    }

    private static int copies(@Nullable String text) {
        return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    }

    private static String amount(long cents, String currency) {
        return BigDecimal.valueOf(cents, digits(currency)).toPlainString();
    }

    private static @Nullable Long cents(String amount, String currency) {
        if (!amount.strip().matches("\\d{1,9}(\\.\\d{1,3})?")) return null;
        try {
            return new BigDecimal(amount.strip())
                    .movePointRight(digits(currency))
                    .longValueExact();
        } catch (ArithmeticException tooFine) {
            return null;
        }
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
