package io.bookstore.storefront.account;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.IdentityApi;
import io.bookstore.storefront.api.IdentityApi.Credentials;
import io.bookstore.storefront.api.IdentityApi.Tokens;
import io.bookstore.storefront.cart.Carts;
import io.bookstore.storefront.shopper.Shopper;
import io.bookstore.storefront.shopper.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

@Controller
class SignInController {

    private static final String WRONG =
            "That e-mail address and password do not belong together. Check both and try again.";

    private static final String CODE_TOO =
            "Your account wants a code as well. Type your password once more, and the code that your app shows.";

    private final IdentityApi identity;
    private final SignIns signIns;
    private final Carts carts;

    SignInController(IdentityApi identity, SignIns signIns, Carts carts) {
        this.identity = identity;
        this.signIns = signIns;
        this.carts = carts;
    }

    @GetMapping("/sign-in")
    Object form(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String expired,
            @RequestParam(required = false) @Nullable String ready,
            Model model,
            Shopper shopper) {
        if (shopper.account().isPresent()) return new RedirectView(SafeReturn.to(next));
        model.addAttribute("next", SafeReturn.to(next));
        model.addAttribute("expired", expired != null);
        model.addAttribute("ready", ready != null);
        model.addAttribute("email", "");
        model.addAttribute("errors", Map.of());
        return "sign-in";
    }

    @PostMapping("/sign-in")
    Object signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String next,
            Model model,
            Shopper shopper,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> errors = missing(email, password);
        if (errors.isEmpty()) {
            try {
                Tokens tokens = identity.login(
                        shopper.anyone(), device(request), new Credentials(email.strip(), password, given(code)));
                signIns.begin(tokens, request, response);
                carts.merge(shopper);
                return new RedirectView(SafeReturn.to(next));
            } catch (ApiProblem refused) {
                errors.put("form", refused.is("second-factor-required") ? CODE_TOO : Refusals.words(refused, WRONG));
                model.addAttribute("code", refused.is("second-factor-required") || given(code) != null);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("next", SafeReturn.to(next));
        model.addAttribute("expired", false);
        model.addAttribute("ready", false);
        model.addAttribute("email", email);
        model.addAttribute("errors", errors);
        return "sign-in";
    }

    static String device(HttpServletRequest request) {
        String device = request.getHeader("User-Agent");
        return device == null ? "" : device.replaceAll("[^\\x20-\\x7e]", " ");
    }

    private static @Nullable String given(@Nullable String code) {
        return code == null || code.isBlank() ? null : code.strip();
    }

    @PostMapping("/sign-out")
    RedirectView signOut(Shopper shopper, HttpServletRequest request, HttpServletResponse response) {
        signIns.end(request, response, shopper.anyone());
        shopper.forgetCart();
        return new RedirectView("/");
    }

    private static Map<String, String> missing(String email, String password) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (email.isBlank()) errors.put("email", "Enter your e-mail address.");
        if (password.isEmpty()) errors.put("password", "Enter your password.");
        return errors;
    }
}
