package io.bookstore.storefront.account;

import io.bookstore.storefront.api.AccountApi;
import io.bookstore.storefront.api.AccountApi.SavedAddress;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The addresses that an account keeps. */
@Controller
class AddressController {

    private static final String ONE = "/account/addresses/{id:[0-9a-fA-F-]{36}}";
    private static final Map<String, String> SAID =
            Map.of("saved", "The address is saved.", "deleted", "The address is deleted.");
    private static final Map<String, String> COUNTRIES = countries();

    private final AccountApi accounts;

    AddressController(AccountApi accounts) {
        this.accounts = accounts;
    }

    /** What was typed. */
    record Form(
            String name,
            String line1,
            String line2,
            String city,
            String postalCode,
            String state,
            String country,
            @Nullable Boolean preferred) {

        static Form of(SavedAddress address) {
            return new Form(
                    orEmpty(address.name()),
                    orEmpty(address.line1()),
                    orEmpty(address.line2()),
                    orEmpty(address.city()),
                    orEmpty(address.postalCode()),
                    orEmpty(address.state()),
                    orEmpty(address.country()),
                    address.preferred());
        }

        SavedAddress address() {
            return new SavedAddress(
                    null,
                    orEmpty(name).strip(),
                    orEmpty(line1).strip(),
                    orEmpty(line2).isBlank() ? null : line2.strip(),
                    orEmpty(city).strip(),
                    orEmpty(postalCode).strip(),
                    orEmpty(state).isBlank() ? null : state.strip(),
                    orEmpty(country),
                    Boolean.TRUE.equals(preferred));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping("/account/addresses")
    String addresses(@RequestParam(defaultValue = "") String said, Model model, Shopper shopper) {
        model.addAttribute("said", SAID.get(said));
        model.addAttribute("addresses", shopper.asAccount(accounts::addresses).data());
        model.addAttribute("countries", COUNTRIES);
        return "addresses";
    }

    @GetMapping("/account/addresses/new")
    String blank(Model model) {
        return form(model, "", new Form("", "", "", "", "", "", "", false), Map.of());
    }

    @PostMapping("/account/addresses/new")
    String add(@ModelAttribute Form typed, Model model, Shopper shopper, HttpServletResponse response) {
        return save("", typed, who -> accounts.addAddress(who, typed.address()), model, shopper, response);
    }

    @GetMapping(ONE)
    String edit(@PathVariable String id, Model model, Shopper shopper) {
        try {
            return form(model, id, Form.of(shopper.asAccount(who -> accounts.address(who, id))), Map.of());
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String id,
            @ModelAttribute Form typed,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        return save(id, typed, who -> accounts.changeAddress(who, id, typed.address()), model, shopper, response);
    }

    @PostMapping(ONE + "/delete")
    String delete(@PathVariable String id, Shopper shopper) {
        try {
            call(shopper, who -> accounts.deleteAddress(who, id));
        } catch (ApiProblem refused) {
            if (refused.status() != 404) throw refused; // somebody was faster: what was wanted
        }
        return "redirect:/account/addresses?said=deleted";
    }

    private static String save(
            String id,
            Form typed,
            Consumer<OnBehalf> call,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        try {
            call(shopper, call);
            return "redirect:/account/addresses?said=saved";
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors()
                    .forEach(error -> errors.put(
                            error.field().equals("postal_code") ? "postalCode" : error.field(), words(error.field())));
            if (errors.isEmpty()) errors.put("form", Refusals.words(refused, tooMany(refused)));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, id, typed, errors);
        }
    }

    private static String tooMany(ApiProblem refused) {
        return refused.is("too-many-addresses")
                ? "You keep fifty addresses, and no more fit. Delete one that you do not need."
                : "That could not be saved. Check the address and try again.";
    }

    private static String words(String field) {
        return switch (field) {
            case "name" -> "Enter the name of who gets the parcel, at most 120 characters.";
            case "line1" -> "Enter the street and number, at most 200 characters.";
            case "city" -> "Enter the town or city, at most 100 characters.";
            case "postal_code" -> "Enter the postal code, at most 20 characters.";
            case "country" -> "Choose a country.";
            default -> "Shorten this, or leave it empty.";
        };
    }

    private static String form(Model model, String id, Form typed, Map<String, String> errors) {
        model.addAttribute("id", id);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("countries", COUNTRIES);
        return "address";
    }

    private static void call(Shopper shopper, Consumer<OnBehalf> call) {
        shopper.asAccount(who -> {
            call.accept(who);
            return true;
        });
    }

    private static Map<String, String> countries() {
        Map<String, String> countries = new LinkedHashMap<>();
        Stream.of(Locale.getISOCountries())
                .sorted(Comparator.comparing(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
                .forEach(code -> countries.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)));
        return countries;
    }
}
