package io.bookstore.storefront.searchdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.SearchDeskApi;
import io.bookstore.storefront.api.SearchDeskApi.ZeroResult;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shop.Texts;
import io.bookstore.storefront.shopper.Shopper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** How the index stands, and the words for which it has nothing. */
@Controller
class IndexDeskController {

    private static final int SHOWN = 50;
    private static final int DEEPEST = 200;
    private static final List<Integer> DAYS = List.of(7, 30, 90);
    private static final Map<String, String> SAID = Map.of(
            "reindex",
            "The index is being built anew beside the one that is searched. Shoppers notice nothing.",
            "sweep",
            "The index is being compared with the catalogue; what differs is put right.",
            "running",
            "That is under way already.");

    private final SearchDeskApi desk;
    private final DateWords dates;

    IndexDeskController(SearchDeskApi desk, DateWords dates) {
        this.desk = desk;
        this.dates = dates;
    }

    @GetMapping("/admin/search")
    String status(@RequestParam(defaultValue = "") String said, Model model, Shopper shopper) {
        JsonNode status = shopper.asAccount(desk::status);
        model.addAttribute("said", SAID.get(said));
        model.addAttribute("available", status.path("available").asBoolean(false));
        model.addAttribute("drift", status.path("drift").asLong(0));
        model.addAttribute("figures", figures(status));
        model.addAttribute("sweep", sweep(status.path("sweep")));
        model.addAttribute("reindexing", status.path("reindexing").asBoolean(false));
        return "admin/search/index";
    }

    @PostMapping("/admin/search/{action:reindex|sweep}")
    String start(@PathVariable String action, Shopper shopper) {
        try {
            shopper.asAccount(who -> {
                desk.start(who, action);
                return true;
            });
            return "redirect:/admin/search?said=" + action;
        } catch (ApiProblem refused) {
            if (refused.status() != 409) throw refused;
            return "redirect:/admin/search?said=running";
        }
    }

    @GetMapping("/admin/search/zero-results")
    String nothingFound(
            @RequestParam(defaultValue = "30") String days,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            Shopper shopper) {
        int back = DAYS.stream()
                .filter(each -> days.equals(each.toString()))
                .findFirst()
                .orElse(30);
        int number = page.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(page), 1, DEEPEST) : 1;
        Listing<ZeroResult> found = shopper.asAccount(who -> desk.zeroResults(who, back, SHOWN, (number - 1L) * SHOWN));
        model.addAttribute("found", found.data());
        model.addAttribute("days", back);
        model.addAttribute("choices", DAYS);
        model.addAttribute(
                "pager",
                Pager.of(
                        number,
                        SHOWN,
                        found.total(),
                        DEEPEST,
                        n -> "/admin/search/zero-results?days=" + back + "&page=" + n));
        return "admin/search/zero-results";
    }

    private static Map<String, String> figures(JsonNode status) {
        Map<String, String> figures = new LinkedHashMap<>();
        put(figures, "Books known to search", status.path("books"));
        put(figures, "On sale", status.path("on_sale"));
        put(figures, "In the index", status.path("indexed"));
        put(figures, "Waiting to get in", status.path("waiting"));
        put(figures, "Refused by the index", status.path("refused"));
        if (status.path("lag_ms").isNumber()) {
            figures.put("Longest wait", Texts.number(status.path("lag_ms").asLong()) + " ms");
        }
        return figures;
    }

    private @Nullable Map<String, String> sweep(JsonNode sweep) {
        if (!sweep.isObject()) return null;
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Last", moment(sweep.path("at").asString("")));
        put(figures, "Compared", sweep.path("compared"));
        put(figures, "Missing", sweep.path("missing"));
        put(figures, "Out of date", sweep.path("stale"));
        put(figures, "Too many", sweep.path("extra"));
        put(figures, "Put right", sweep.path("repaired"));
        return figures;
    }

    private String moment(String text) {
        try {
            return dates.moment(Instant.parse(text));
        } catch (DateTimeParseException unknown) {
            return "not yet";
        }
    }

    private static void put(Map<String, String> figures, String label, JsonNode number) {
        if (number.isNumber()) figures.put(label, Texts.number(number.asLong()));
    }
}
