package io.bookstore.storefront.account;

import io.bookstore.storefront.api.AccountApi;
import io.bookstore.storefront.api.AccountApi.Chosen;
import io.bookstore.storefront.api.AccountApi.Forgotten;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A forgotten password: the same answer whether the address is known or not; the mailed link goes on. */
@Controller
class ForgottenPasswordController {

    static final String WELL_FORMED = "[A-Za-z0-9._~=-]{1,200}";

    private final AccountApi accounts;

    ForgottenPasswordController(AccountApi accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/forgot-password")
    String ask(Model model) {
        return asked(model, "", Map.of());
    }

    @PostMapping("/forgot-password")
    String forgot(
            @RequestParam(defaultValue = "") String email, Model model, Shopper shopper, HttpServletResponse response) {
        try {
            accounts.forgot(shopper.anyone(), new Forgotten(email.strip()));
            model.addAttribute("email", email.strip());
            return "check-mail";
        } catch (ApiProblem refused) {
            String words = Refusals.words(refused, "Enter an e-mail address like name@example.com.");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return asked(model, email, Map.of(refused.status() == 400 ? "email" : "form", words));
        }
    }

    @GetMapping("/reset-password")
    String choose(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer"); // the address holds the token
        return chosen(model, token, !token.matches(WELL_FORMED), Map.of());
    }

    @PostMapping("/reset-password")
    String reset(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        if (!token.matches(WELL_FORMED)) return chosen(model, "", true, Map.of());
        try {
            accounts.choose(shopper.anyone(), new Chosen(token, password));
            return "redirect:/sign-in?changed";
        } catch (ApiProblem refused) {
            boolean worn = refused.is("link-not-valid");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return chosen(model, worn ? "" : token, worn, worn ? Map.of() : PasswordWords.of(refused, "password"));
        }
    }

    private static String asked(Model model, String email, Map<String, String> errors) {
        model.addAttribute("email", email);
        model.addAttribute("errors", errors);
        return "forgot-password";
    }

    private static String chosen(Model model, String token, boolean worn, Map<String, String> errors) {
        model.addAttribute("token", token);
        model.addAttribute("worn", worn);
        model.addAttribute("errors", errors);
        return "reset-password";
    }
}
