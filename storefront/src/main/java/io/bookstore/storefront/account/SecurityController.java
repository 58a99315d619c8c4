package io.bookstore.storefront.account;

import io.bookstore.storefront.api.AccountApi;
import io.bookstore.storefront.api.AccountApi.EmailChange;
import io.bookstore.storefront.api.AccountApi.PasswordChange;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Password, e-mail address, and where one is signed in. */
@Controller
class SecurityController {

    private static final String WRONG = "That is not your password. Type the one that you sign in with.";
    private static final Map<String, String> SAID = Map.of(
            "password", "Your password is changed. All other devices are signed out.",
            "email", "We have written to both addresses. Your address changes when both have confirmed it.",
            "ended", "That device is signed out.",
            "others", "All other devices are signed out.");

    private final AccountApi accounts;

    SecurityController(AccountApi accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/account/security")
    String security(@RequestParam(defaultValue = "") String said, Model model, Shopper shopper) {
        model.addAttribute("said", SAID.get(said));
        return page(model, shopper, "", Map.of());
    }

    @PostMapping("/account/security/password")
    String changePassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String fresh,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        try {
            call(shopper, who -> accounts.changePassword(who, new PasswordChange(current, fresh)));
            return "redirect:/account/security?said=password";
        } catch (ApiProblem refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    model,
                    shopper,
                    "",
                    refused.is("wrong-password") ? Map.of("current", WRONG) : PasswordWords.of(refused, "fresh"));
        }
    }

    @PostMapping("/account/security/email")
    String changeEmail(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        try {
            call(shopper, who -> accounts.changeEmail(who, new EmailChange(email.strip(), password)));
            return "redirect:/account/security?said=email";
        } catch (ApiProblem refused) {
            String words = Refusals.words(refused, "Enter an e-mail address like name@example.com.");
            Map<String, String> errors = refused.is("wrong-password")
                    ? Map.of("password", WRONG)
                    : Map.of(refused.status() == 400 ? "email" : "form", words);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, shopper, email, errors);
        }
    }

    @PostMapping("/account/security/sessions/{id:[0-9a-fA-F-]{36}}/end")
    String end(@PathVariable String id, Shopper shopper) {
        try {
            call(shopper, who -> accounts.endSession(who, id));
        } catch (ApiProblem refused) {
            if (refused.status() != 404) throw refused; // it ended by itself: what was wanted
        }
        return "redirect:/account/security?said=ended";
    }

    @PostMapping("/account/security/sessions/end-others")
    String endOthers(Shopper shopper) {
        call(shopper, accounts::endOtherSessions);
        return "redirect:/account/security?said=others";
    }

    private String page(Model model, Shopper shopper, String email, Map<String, String> errors) {
        model.addAttribute("account", shopper.account().orElseThrow());
        model.addAttribute("sessions", shopper.asAccount(accounts::sessions).data());
        model.addAttribute("email", email);
        model.addAttribute("errors", errors);
        return "security";
    }

    private static void call(Shopper shopper, Consumer<OnBehalf> call) {
        shopper.asAccount(who -> {
            call.accept(who);
            return true;
        });
    }
}
