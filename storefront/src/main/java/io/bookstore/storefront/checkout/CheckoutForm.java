package io.bookstore.storefront.checkout;

import io.bookstore.storefront.api.Address;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * All that is typed on the page, and what it carries along.
 *
 * @param paymentMethod made by Stripe in the browser; with brand and last digits to show that it is there
 * @param expectedTotal in minor units, as the page showed it
 * @param key names this attempt to buy, so that pressing twice buys once
 */
record CheckoutForm(
        String email,
        String name,
        String line1,
        String line2,
        String city,
        @BindParam("postal_code") String postalCode,
        String state,
        String country,
        @BindParam("shipping_method") String shippingMethod,
        @BindParam("payment_method") String paymentMethod,
        @BindParam("card_brand") String cardBrand,
        @BindParam("card_last4") String cardLast4,
        @BindParam("expected_total") String expectedTotal,
        String key) {

    CheckoutForm {
        email = clean(email);
        name = clean(name);
        line1 = clean(line1);
        line2 = clean(line2);
        city = clean(city);
        postalCode = clean(postalCode);
        state = clean(state);
        country = clean(country);
        shippingMethod = clean(shippingMethod);
        paymentMethod = clean(paymentMethod);
        cardBrand = clean(cardBrand);
        cardLast4 = clean(cardLast4);
        expectedTotal = clean(expectedTotal);
        key = clean(key);
    }

    static CheckoutForm empty(String email, String name, String country, String key) {
        return new CheckoutForm(email, name, "", "", "", "", "", country, "", "", "", "", "", key);
    }

    CheckoutForm withKey(String other) {
        return new CheckoutForm(
                email,
                name,
                line1,
                line2,
                city,
                postalCode,
                state,
                country,
                shippingMethod,
                paymentMethod,
                cardBrand,
                cardLast4,
                expectedTotal,
                other);
    }

    CheckoutForm withoutCard() {
        return new CheckoutForm(
                email,
                name,
                line1,
                line2,
                city,
                postalCode,
                state,
                country,
                shippingMethod,
                "",
                "",
                "",
                expectedTotal,
                key);
    }

    /** Enough to know what delivery costs. */
    boolean hasDestination() {
        return country.matches("[A-Z]{2}");
    }

    public boolean hasCard() {
        return paymentMethod.matches("pm_[A-Za-z0-9_]{1,200}");
    }

    boolean hasKey() {
        return key.matches("[A-Za-z0-9-]{16,64}");
    }

    @Nullable
    Long expected() {
        return expectedTotal.matches("\\d{1,13}") ? Long.valueOf(expectedTotal) : null;
    }

    Address address() {
        return new Address(
                orNull(name),
                orNull(line1),
                orNull(line2),
                orNull(city),
                orNull(postalCode),
                orNull(state),
                orNull(country));
    }

    /** "Visa ending 4242", for a card that was entered before. */
    public String card() {
        if (!cardLast4.matches("\\d{4}")) return "Your card";
        String brand = cardBrand.matches("[A-Za-z ]{1,20}") ? cardBrand : "card";
        return Character.toUpperCase(brand.charAt(0)) + brand.substring(1) + " ending " + cardLast4;
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String clean(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
    }
}
