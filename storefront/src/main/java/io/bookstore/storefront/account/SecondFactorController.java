package io.bookstore.storefront.account;

import io.bookstore.storefront.api.AccountApi;
import io.bookstore.storefront.api.AccountApi.Code;
import io.bookstore.storefront.api.AccountApi.Password;
import io.bookstore.storefront.api.AccountApi.PasswordAndCode;
import io.bookstore.storefront.api.AccountApi.Secret;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Codes of an app beside the password: turning them on in three steps, and off. */
@Controller
class SecondFactorController {

    private static final String SECRET = "second-factor-secret";
    private static final String URI = "second-factor-uri";
    private static final String WRONG_PASSWORD = "That is not your password. Type the one that you sign in with.";
    private static final String WRONG_CODE = "That code is not right. Type the one that your app shows now.";

    private final AccountApi accounts;

    SecondFactorController(AccountApi accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/account/second-factor")
    String state(Model model, Shopper shopper) {
        return page(model, shopper, "state", Map.of());
    }

    @PostMapping("/account/second-factor")
    String begin(
            @RequestParam(defaultValue = "") String password,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        try {
            Secret secret = shopper.asAccount(who -> accounts.beginSecondFactor(who, new Password(password)));
            shopper.keep(SECRET, secret.secret());
            shopper.keep(URI, secret.uri());
            return scan(model, shopper, response, Map.of());
        } catch (ApiProblem refused) {
            return refused(model, shopper, response, "password", WRONG_PASSWORD, refused, "state");
        }
    }

    @PostMapping("/account/second-factor/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String code, Model model, Shopper shopper, HttpServletResponse response) {
        try {
            model.addAttribute(
                    "codes",
                    shopper.asAccount(who -> accounts.confirmSecondFactor(who, new Code(code.strip())))
                            .recoveryCodes());
            shopper.forget(SECRET);
            shopper.forget(URI);
            response.setHeader("Cache-Control", "no-store");
            return page(model, shopper, "codes", Map.of());
        } catch (ApiProblem refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return scan(model, shopper, response, Map.of("code", Refusals.words(refused, WRONG_CODE)));
        }
    }

    @PostMapping("/account/second-factor/off")
    String off(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        try {
            shopper.asAccount(who -> accounts.secondFactorOff(who, new PasswordAndCode(password, code.strip())));
            return "redirect:/account/second-factor";
        } catch (ApiProblem refused) {
            return refused.is("wrong-password")
                    ? refused(model, shopper, response, "password", WRONG_PASSWORD, refused, "state")
                    : refused(model, shopper, response, "code", WRONG_CODE, refused, "state");
        }
    }

    private String scan(Model model, Shopper shopper, HttpServletResponse response, Map<String, String> errors) {
        response.setHeader("Cache-Control", CacheControl.noStore().getHeaderValue());
        String uri = shopper.read(URI).orElse("");
        if (uri.isEmpty()) return "redirect:/account/second-factor";
        model.addAttribute("uri", uri);
        model.addAttribute("secret", shopper.read(SECRET).orElse("").replaceAll("(.{4})(?!$)", "$1 "));
        model.addAttribute("qr", QrCode.of(uri));
        return page(model, shopper, "scan", errors);
    }

    private String refused(
            Model model,
            Shopper shopper,
            HttpServletResponse response,
            String field,
            String words,
            ApiProblem refused,
            String step) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        boolean wrong = refused.is("wrong-password") || refused.is("wrong-code");
        return page(
                model,
                shopper,
                step,
                wrong ? Map.of(field, words) : Map.of("form", Refusals.words(refused, "Please try again.")));
    }

    private String page(Model model, Shopper shopper, String step, Map<String, String> errors) {
        model.addAttribute("state", shopper.asAccount(accounts::secondFactor));
        model.addAttribute("step", step);
        model.addAttribute("errors", errors);
        return "second-factor";
    }
}
