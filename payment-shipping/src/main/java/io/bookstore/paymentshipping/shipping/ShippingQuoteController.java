package io.bookstore.paymentshipping.shipping;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShippingQuoteController {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final QuoteShipping quoteShipping;

    ShippingQuoteController(QuoteShipping quoteShipping) {
        this.quoteShipping = quoteShipping;
    }

    record QuoteRequest(
            @NotNull String country,
            @Nullable @Size(max = 20) String postalCode,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters")
            String currency,

            @Min(0) @Max(999_999_999_999L) long subtotalCents,
            @Min(1) @Max(2_000_000) int items,
            boolean needsShipping) {

        @AssertTrue(message = "country must be an ISO 3166 code of two capital letters")
        boolean isCountryKnown() {
            return country == null || COUNTRIES.contains(country);
        }
    }

    /** @param taxCents 0: prices include their tax */
    record QuoteView(List<ShippingMethod> methods, long taxCents) {}

    @PostMapping("/internal/shipping/quotes")
    QuoteView quote(@Valid @RequestBody QuoteRequest request) {
        if (!quoteShipping.knowsCurrency(request.currency())) {
            throw new ProblemException(Problems.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "currency-not-supported",
                    "There are no prices in this currency",
                    "Shipping has no price in " + request.currency() + "."));
        }
        return new QuoteView(
                quoteShipping.methods(request.country(), request.subtotalCents(), request.needsShipping()), 0);
    }
}
