package io.bookstore.storefront.promotiondesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.PromotionsApi;
import io.bookstore.storefront.api.PromotionsApi.Promotion;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shop.Texts;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Promotions for staff. What somebody else saved meanwhile is never overwritten unseen. */
@Controller
class PromotionDeskController {

    private static final String LIST = "/admin/promotions";
    private static final String ONE = LIST + "/{id:[0-9a-fA-F-]{36}}";
    private static final int SHOWN = 30;
    private static final int DEEPEST = 999;
    private static final int LONGEST = 120;
    private static final Map<String, String> SAID = Map.of(
            "saved", "Saved. It counts from now on.",
            "deleted", "The promotion is deleted. Orders keep what they got by it.",
            "stale", "Somebody else changed it meanwhile, so nothing was done. This is how it is now.");
    private static final Map<String, String> FIELDS = Map.of(
            "effect.basis_points", "percent",
            "effect.amount_cents", "amount",
            "effect.buy", "buy",
            "effect.get", "get",
            "effect.at_least", "at_least",
            "min_basket_cents", "min_basket",
            "starts_at", "starts_on",
            "ends_at", "ends_on",
            "max_uses_per_customer", "max_each");

    private final PromotionsApi promotions;
    private final MoneyWords money;
    private final Clock clock;

    PromotionDeskController(PromotionsApi promotions, MoneyWords money, Clock clock) {
        this.promotions = promotions;
        this.money = money;
        this.clock = clock;
    }

    @GetMapping(LIST)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String said,
            Model model,
            Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(page)) : 1;
        String line = Texts.line(q);
        String words = line.length() > LONGEST ? "" : line;
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("limit", Integer.toString(SHOWN));
        query.add("offset", Integer.toString((number - 1) * SHOWN));
        if (!words.isEmpty()) query.add("q", words);
        Listing<Promotion> found = shopper.asAccount(who -> promotions.all(who, query));
        model.addAttribute(
                "rows",
                found.data().stream().map(each -> PromotionRow.of(each, money)).toList());
        model.addAttribute("q", words);
        model.addAttribute("said", SAID.get(said));
        model.addAttribute("pager", Pager.of(number, SHOWN, found.total(), DEEPEST, n -> LIST + "?page=" + n));
        return "admin/promotions";
    }

    @GetMapping(LIST + "/new")
    String begin(Model model) {
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        return form(model, PromotionForm.fresh(today), Map.of(), null);
    }

    @PostMapping(LIST + "/new")
    String create(
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        PromotionForm form = PromotionForm.of(sent);
        Map<String, String> errors = new LinkedHashMap<>();
        Map<String, Object> values = new PromotionValues(form, errors).read();
        if (errors.isEmpty()) {
            try {
                Promotion made = shopper.asAccount(who -> promotions.add(who, values));
                return "redirect:" + LIST + "/" + made.id() + "?said=saved";
            } catch (ApiProblem refused) {
                tell(refused, errors);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form, errors, null);
    }

    @GetMapping(ONE)
    String edit(@PathVariable String id, @RequestParam(defaultValue = "") String said, Model model, Shopper shopper) {
        Promotion promotion = shopper.asAccount(who -> promotions.one(who, id));
        model.addAttribute("said", SAID.get(said));
        model.addAttribute("bad", said.equals("stale"));
        return form(model, PromotionForm.of(promotion), Map.of(), promotion);
    }

    @PostMapping(ONE)
    String save(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String etag,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        PromotionForm form = PromotionForm.of(sent);
        Map<String, String> errors = new LinkedHashMap<>();
        Map<String, Object> values = new PromotionValues(form, errors).read();
        if (errors.isEmpty()) {
            try {
                shopper.asAccount(who -> promotions.replace(who, id, etag, values));
                return "redirect:" + LIST + "/" + id + "?said=saved";
            } catch (ApiProblem refused) {
                if (refused.status() == 412) return "redirect:" + LIST + "/" + id + "?said=stale";
                tell(refused, errors);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form, errors, shopper.asAccount(who -> promotions.one(who, id)));
    }

    @PostMapping(ONE + "/delete")
    String delete(@PathVariable String id, @RequestParam(defaultValue = "") String etag, Shopper shopper) {
        try {
            shopper.asAccount(who -> {
                promotions.delete(who, id, etag);
                return true;
            });
            return "redirect:" + LIST + "?said=deleted";
        } catch (ApiProblem refused) {
            if (refused.status() == 412) return "redirect:" + LIST + "/" + id + "?said=stale";
            if (refused.status() == 404) return "redirect:" + LIST + "?said=deleted";
            throw refused;
        }
    }

    @PostMapping(ONE + "/dry-run")
    String dryRun(@PathVariable String id, Model model, Shopper shopper) {
        model.addAttribute("report", shopper.asAccount(who -> promotions.dryRun(who, id)));
        Promotion promotion = shopper.asAccount(who -> promotions.one(who, id));
        return form(model, PromotionForm.of(promotion), Map.of(), promotion);
    }

    private String form(Model model, PromotionForm form, Map<String, String> errors, @Nullable Promotion promotion) {
        model.addAttribute("heading", promotion == null ? "New promotion" : promotion.name());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("row", promotion == null ? null : PromotionRow.of(promotion, money));
        model.addAttribute("etag", promotion == null ? "" : "\"" + promotion.version() + "\"");
        return "admin/promotion";
    }

    private static void tell(ApiProblem refused, Map<String, String> errors) {
        if (refused.status() != 400 && refused.status() != 409 && refused.status() != 422) throw refused;
        refused.errors().forEach(error -> {
            String field = FIELDS.getOrDefault(error.field(), error.field());
            errors.put(PromotionForm.NAMES.contains(field) ? field : "name", "This " + error.message() + ".");
        });
        if (errors.isEmpty()) {
            String field = refused.is("promotion-code-taken") ? "code" : "max_uses";
            errors.put(field, refused.detail() == null ? "It was refused." : refused.detail());
        }
    }
}
