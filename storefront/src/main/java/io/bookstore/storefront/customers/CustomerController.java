package io.bookstore.storefront.customers;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.UsersApi;
import io.bookstore.storefront.api.UsersApi.Roles;
import io.bookstore.storefront.api.UsersApi.User;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shopper.Shopper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finding an account by its whole address, and what an admin may do with it. */
@Controller
class CustomerController {

    private static final String ONE = "/admin/customers/{id:[0-9a-fA-F-]{36}}";
    private static final int SHOWN = 30;
    private static final int DEEPEST = 999;
    private static final Map<String, String> SAID = Map.of(
            "roles", "The role is changed. The person has to sign in again.",
            "disabled", "The account is disabled and signed out everywhere.",
            "enabled", "The account can be used again.",
            "erased", "The account is erased. Its orders stay without a name.",
            "last", "That is the only admin. Make somebody else an admin first; nothing was changed.");

    private final UsersApi users;

    CustomerController(UsersApi users) {
        this.users = users;
    }

    @GetMapping("/admin/customers")
    String customers(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String said,
            Model model,
            Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(page)) : 1;
        Listing<User> found = asAdmin(shopper, who -> users.users(who, query(q, number)));
        String words = URLEncoder.encode(q, StandardCharsets.UTF_8);
        model.addAttribute("users", found.data());
        model.addAttribute("total", found.total());
        model.addAttribute("q", q);
        model.addAttribute("said", SAID.get(said));
        model.addAttribute(
                "pager",
                Pager.of(number, SHOWN, found.total(), DEEPEST, n -> "/admin/customers?q=" + words + "&page=" + n));
        return "admin/customers";
    }

    @GetMapping(ONE)
    String customer(
            @PathVariable String id, @RequestParam(defaultValue = "") String said, Model model, Shopper shopper) {
        model.addAttribute("user", asAdmin(shopper, who -> users.user(who, id)));
        model.addAttribute(
                "entries", asAdmin(shopper, who -> users.audit(who, id)).data());
        model.addAttribute("said", SAID.get(said));
        return "admin/customer";
    }

    @PostMapping(ONE + "/role")
    String setRole(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String role,
            Shopper shopper,
            RedirectAttributes back) {
        if (!role.matches("customer|staff|admin")) return "redirect:/admin/customers/" + id;
        return change(id, "roles", who -> users.setRoles(who, id, new Roles(List.of(role))), shopper, back);
    }

    @PostMapping(ONE + "/disable")
    String disable(@PathVariable String id, Shopper shopper, RedirectAttributes back) {
        return change(id, "disabled", who -> users.disable(who, id), shopper, back);
    }

    @PostMapping(ONE + "/enable")
    String enable(@PathVariable String id, Shopper shopper, RedirectAttributes back) {
        return change(id, "enabled", who -> users.enable(who, id), shopper, back);
    }

    @PostMapping(ONE + "/erase")
    String erase(@PathVariable String id, Shopper shopper, RedirectAttributes back) {
        String page = change(id, "erased", who -> users.erase(who, id), shopper, back);
        return "erased".equals(back.getAttribute("said")) ? "redirect:/admin/customers" : page;
    }

    private static String change(
            String id, String said, Consumer<OnBehalf> call, Shopper shopper, RedirectAttributes back) {
        String done = said;
        try {
            asAdmin(shopper, who -> {
                call.accept(who);
                return true;
            });
        } catch (ApiProblem refused) {
            if (!refused.is("last-admin")) throw refused;
            done = "last";
        }
        back.addAttribute("said", done);
        return "redirect:/admin/customers/" + id;
    }

    private static <T> T asAdmin(Shopper shopper, java.util.function.Function<OnBehalf, T> call) {
        try {
            return shopper.asAccount(call);
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            if (refused.status() == 403) throw new AccessDeniedException("for admins only");
            throw refused;
        }
    }

    private static MultiValueMap<String, String> query(String q, int page) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        if (!q.isBlank()) query.add("q", q.strip());
        query.add("limit", Integer.toString(SHOWN));
        query.add("offset", Long.toString((page - 1L) * SHOWN));
        return query;
    }
}
