package io.bookstore.storefront.account;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.IdentityApi;
import io.bookstore.storefront.api.IdentityApi.Credentials;
import io.bookstore.storefront.api.IdentityApi.Registration;
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

/** The answer is the same whether the address is known or not; its owner gets a mail. */
@Controller
class RegisterController {

    static final int SHORTEST_PASSWORD = 8;

    private static final int LONGEST = 255;

    private final IdentityApi identity;
    private final SignIns signIns;
    private final Carts carts;

    RegisterController(IdentityApi identity, SignIns signIns, Carts carts) {
        this.identity = identity;
        this.signIns = signIns;
        this.carts = carts;
    }

    @GetMapping("/register")
    Object form(@RequestParam(required = false) @Nullable String next, Model model, Shopper shopper) {
        if (shopper.account().isPresent()) return new RedirectView(SafeReturn.to(next));
        return page(model, next, "", "", Map.of());
    }

    @PostMapping("/register")
    Object register(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            Model model,
            Shopper shopper,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> errors = check(name, email, password);
        if (errors.isEmpty()) {
            try {
                identity.register(shopper.anyone(), new Registration(email.strip(), password, name.strip()));
                return signedIn(email.strip(), password, shopper, request, response)
                        ? new RedirectView(SafeReturn.to(next))
                        : mailed(model, email.strip());
            } catch (ApiProblem refused) {
                refused.errors().forEach(error -> errors.put(error.field(), sentence(error)));
                if (errors.isEmpty()) errors.put("form", Refusals.words(refused, words(refused)));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, next, name, email, errors);
    }

    /** Where accounts need no mail first, the shopper is in at once; else, and for a known address, the mail tells how to go on. */
    private boolean signedIn(
            String email, String password, Shopper shopper, HttpServletRequest request, HttpServletResponse response) {
        try {
            signIns.begin(
                    identity.login(
                            shopper.anyone(), SignInController.device(request), new Credentials(email, password)),
                    request,
                    response);
        } catch (ApiProblem | ApiDown notYet) {
            return false;
        }
        carts.merge(shopper);
        return true;
    }

    private static Map<String, String> check(String name, String email, String password) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (name.isBlank()) errors.put("name", "Enter your name.");
        else if (name.length() > LONGEST) errors.put("name", "Enter a name of at most 255 characters.");
        if (!email.strip().matches("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+") || email.length() > LONGEST) {
            errors.put("email", "Enter an e-mail address like name@example.com.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            errors.put(
                    "password",
                    "Choose a password of at least " + SHORTEST_PASSWORD
                            + " characters. Three unrelated words make a good one.");
        }
        return errors;
    }

    private static String words(ApiProblem refused) {
        return refused.detail() == null
                ? "That could not be accepted. Check your entries and try again."
                : refused.detail();
    }

    private static String sentence(ApiProblem.FieldError error) {
        String label = Character.toUpperCase(error.field().charAt(0))
                + error.field().substring(1).replace('_', ' ');
        return label + " " + error.message() + ".";
    }

    private static String mailed(Model model, String email) {
        model.addAttribute("email", email);
        return "check-mail";
    }

    private static String page(
            Model model, @Nullable String next, String name, String email, Map<String, String> errors) {
        model.addAttribute("next", SafeReturn.to(next));
        model.addAttribute("name", name);
        model.addAttribute("email", email);
        model.addAttribute("errors", errors);
        return "register";
    }
}
