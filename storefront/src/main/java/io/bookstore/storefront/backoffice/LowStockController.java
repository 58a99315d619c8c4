package io.bookstore.storefront.backoffice;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.BackOfficeApi;
import io.bookstore.storefront.api.BackOfficeApi.LowStock;
import io.bookstore.storefront.api.BackOfficeApi.Threshold;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shop.BookNames;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shopper.Shopper;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Books of which few copies are left, fewest first. */
@Controller
class LowStockController {

    private static final int SHOWN = 30;
    private static final int DEEPEST = 999;
    private static final int HIGHEST = 1_000_000;
    private static final Map<String, String> SAID = Map.of(
            "saved", "The threshold is saved.",
            "wrong", "A threshold is a number from 0 to 1,000,000. Nothing was changed.",
            "gone", "Inventory does not know that book.");

    private final BackOfficeApi backOffice;
    private final BookNames names;

    LowStockController(BackOfficeApi backOffice, BookNames names) {
        this.backOffice = backOffice;
        this.names = names;
    }

    @GetMapping("/admin/stock")
    String low(
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String said,
            Model model,
            Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(page)) : 1;
        Listing<LowStock> found = shopper.asAccount(who -> backOffice.lowStock(who, SHOWN, (number - 1L) * SHOWN));
        OnBehalf who = shopper.asAccount(Function.identity());
        model.addAttribute("low", found);
        model.addAttribute(
                "names", names.of(found.data().stream().map(LowStock::bookId).toList(), who));
        model.addAttribute("said", SAID.get(said));
        model.addAttribute("wrong", !said.equals("saved"));
        model.addAttribute("page", number);
        model.addAttribute("pager", Pager.of(number, SHOWN, found.total(), DEEPEST, n -> "/admin/stock?page=" + n));
        return "admin/stock";
    }

    @PostMapping("/admin/stock/{id:[0-9a-fA-F-]{36}}/threshold")
    String setThreshold(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String threshold,
            @RequestParam(defaultValue = "1") String page,
            Shopper shopper,
            RedirectAttributes back) {
        back.addAttribute("page", page.matches("\\d{1,3}") ? page : "1");
        back.addAttribute("said", save(id, threshold.strip(), shopper));
        return "redirect:/admin/stock";
    }

    private String save(String id, String threshold, Shopper shopper) {
        if (!threshold.matches("\\d{1,7}") || Integer.parseInt(threshold) > HIGHEST) {
            return "wrong";
        }
        try {
            return shopper.asAccount(who -> {
                backOffice.setThreshold(who, id, new Threshold(Integer.parseInt(threshold)));
                return "saved";
            });
        } catch (ApiProblem refused) {
            if (refused.status() != 404) throw refused;
            return "gone";
        }
    }
}
