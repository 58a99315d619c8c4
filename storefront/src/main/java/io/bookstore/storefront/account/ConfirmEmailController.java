package io.bookstore.storefront.account;

import io.bookstore.storefront.api.AccountApi;
import io.bookstore.storefront.api.AccountApi.MailedToken;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.shopper.Shopper;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the links of an address change lead. A person has to press a button: mail scanners follow links too. */
@Controller
class ConfirmEmailController {

    private final AccountApi accounts;

    ConfirmEmailController(AccountApi accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/confirm-email")
    String ask(@RequestParam(defaultValue = "") String token, Model model) {
        boolean worn = !token.matches(ForgottenPasswordController.WELL_FORMED);
        return page(model, worn ? "" : token, worn ? "worn" : "asked");
    }

    @PostMapping("/confirm-email")
    String confirm(@RequestParam(defaultValue = "") String token, Model model, Shopper shopper) {
        if (!token.matches(ForgottenPasswordController.WELL_FORMED)) return page(model, "", "worn");
        try {
            return page(
                    model,
                    "",
                    accounts.confirmEmail(shopper.anyone(), new MailedToken(token))
                            .status());
        } catch (ApiProblem refused) {
            if (refused.status() != 400 && refused.status() != 422) throw refused;
            return page(model, "", "worn");
        }
    }

    private static String page(Model model, String token, String state) {
        model.addAttribute("token", token);
        model.addAttribute("state", state);
        return "confirm-email";
    }
}
