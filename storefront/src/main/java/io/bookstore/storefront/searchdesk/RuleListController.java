package io.bookstore.storefront.searchdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.searchdesk.RuleLists.Text;
import io.bookstore.storefront.shop.Texts;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Editing synonyms and redirects. What somebody else saved meanwhile is never overwritten unseen. */
@Controller
class RuleListController {

    private static final String LIST = "/admin/search/{list:synonyms|redirects}";

    private final RuleLists lists;

    RuleListController(RuleLists lists) {
        this.lists = lists;
    }

    @GetMapping(LIST)
    String edit(
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String saved,
            @RequestParam(defaultValue = "") String add,
            Model model,
            Shopper shopper) {
        Text now = shopper.asAccount(who -> lists.read(list, who));
        model.addAttribute("saved", saved != null);
        String begun = Texts.line(add).isEmpty() || add.length() > 200 ? "" : "\n" + Texts.line(add) + " => ";
        return page(list, now.text() + begun, now.etag(), Map.of(), null, model);
    }

    @PostMapping(LIST)
    String save(
            @PathVariable String list,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String etag,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        String typed = Texts.lines(text);
        Map<String, String> errors = lists.errors(list, typed);
        if (errors.isEmpty()) {
            try {
                shopper.asAccount(who -> {
                    lists.write(list, typed, etag, who);
                    return true;
                });
                return "redirect:/admin/search/" + list + "?saved";
            } catch (ApiProblem refused) {
                if (refused.status() == 412) return conflict(list, typed, model, shopper, response);
                if (refused.status() != 400 && refused.status() != 422) throw refused;
                errors.putAll(words(refused));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(list, typed, etag, errors, null, model);
    }

    private String conflict(String list, String typed, Model model, Shopper shopper, HttpServletResponse response) {
        Text now = shopper.asAccount(who -> lists.read(list, who));
        response.setStatus(HttpStatus.CONFLICT.value());
        return page(list, typed, now.etag(), Map.of(), now.text(), model);
    }

    private static Map<String, String> words(ApiProblem refused) {
        Map<String, String> errors = new LinkedHashMap<>();
        refused.errors()
                .forEach(error ->
                        errors.merge("text", error.field() + " " + error.message() + ".", (a, b) -> a + " " + b));
        if (errors.isEmpty()) errors.put("text", Texts.orEmpty(refused.detail()));
        return errors;
    }

    private static String page(
            String list, String text, String etag, Map<String, String> errors, @Nullable String theirs, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("text", text);
        model.addAttribute("etag", etag);
        model.addAttribute("errors", errors);
        model.addAttribute("theirs", theirs);
        return "admin/search/rules";
    }
}
