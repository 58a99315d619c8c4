package io.bookstore.storefront.account;

import io.bookstore.platform.json.LenientJson;
import io.bookstore.storefront.api.AccountApi;
import io.bookstore.storefront.api.AccountApi.Password;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.shopper.Shopper;
import io.bookstore.storefront.shopper.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** A copy of everything we know of a person, and the way out. */
@Controller
class OwnDataController {

    private final AccountApi accounts;
    private final SignIns signIns;
    private final LenientJson json;

    OwnDataController(AccountApi accounts, SignIns signIns, LenientJson json) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.json = json;
    }

    @GetMapping("/account/data")
    String data(Model model) {
        model.addAttribute("errors", Map.of());
        return "own-data";
    }

    @GetMapping("/account/data/export")
    ResponseEntity<String> export(Shopper shopper) {
        JsonNode everything = shopper.asAccount(accounts::export);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(everything));
    }

    @PostMapping("/account/data/erase")
    String erase(
            @RequestParam(defaultValue = "") String password,
            Model model,
            Shopper shopper,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            shopper.asAccount(who -> {
                accounts.erase(who, new Password(password));
                return true;
            });
        } catch (ApiProblem refused) {
            model.addAttribute(
                    "errors",
                    refused.is("wrong-password")
                            ? Map.of("password", "That is not your password. Nothing was erased.")
                            : Map.of("form", words(refused)));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "own-data";
        }
        signIns.end(request, response, shopper.anyone());
        shopper.forgetCart();
        return "erased";
    }

    private static String words(ApiProblem refused) {
        if (refused.is("last-admin")) return "You are the only admin. Make somebody else an admin first.";
        return Refusals.words(refused, "That could not be done. Please try again.");
    }
}
