package io.bookstore.storefront.account;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.IdentityApi;
import io.bookstore.storefront.api.IdentityApi.MailedToken;
import io.bookstore.storefront.shopper.Shopper;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the link of the registration mail leads. A person has to press a button: mail scanners follow links too. */
@Controller
class VerifyEmailController {

    private static final String WELL_FORMED = "[A-Za-z0-9._~=-]{1,200}";

    private final IdentityApi identity;

    VerifyEmailController(IdentityApi identity) {
        this.identity = identity;
    }

    @GetMapping("/verify-email")
    String ask(@RequestParam(defaultValue = "") String token, Model model) {
        return page(model, token, !token.matches(WELL_FORMED));
    }

    @PostMapping("/verify-email")
    String verify(@RequestParam(defaultValue = "") String token, Model model, Shopper shopper) {
        if (!token.matches(WELL_FORMED)) return page(model, "", true);
        try {
            identity.verifyEmail(shopper.anyone(), new MailedToken(token));
            return "redirect:/sign-in?ready";
        } catch (ApiProblem refused) {
            if (refused.status() != 400 && refused.status() != 404 && refused.status() != 422) throw refused;
            return page(model, "", true);
        }
    }

    private static String page(Model model, String token, boolean worn) {
        model.addAttribute("token", token);
        model.addAttribute("worn", worn);
        return "verify-email";
    }
}
