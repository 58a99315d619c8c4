package io.bookstore.storefront.checkout;

import io.bookstore.storefront.api.Address;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * All that is typed on the page, and what it carries along.
 *
 * @param paymentMethod made by Stripe in the browser; with brand and last digits to show that it is there
 * @param savedMethod a saved card, or {@code new} for another one
 * @param saveCard anything when the card is to be saved
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
        @BindParam("card_wallet") String cardWallet,
        @BindParam("saved_method") String savedMethod,
        @BindParam("save_card") String saveCard,
        @BindParam("expected_total") String expectedTotal,
        String key) {

    static final String NEW_CARD = "new";

    private static final String METHOD = "pm_[A-Za-z0-9_]{1,100}";

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
        cardWallet = clean(cardWallet);
        savedMethod = clean(savedMethod);
        saveCard = clean(saveCard);
        expectedTotal = clean(expectedTotal);
        key = clean(key);
    }

    static CheckoutForm empty(String email, String name, String country, String key) {
        return new CheckoutForm(email, name, "", "", "", "", "", country, "", "", "", "", "", "", "", "", key);
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
                cardWallet,
                savedMethod,
                saveCard,
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
                "",
                NEW_CARD,
                saveCard,
                expectedTotal,
                key);
    }

    /** Enough to know what delivery costs. */
    boolean hasDestination() {
        return country.matches("[A-Z]{2}");
    }

    /** Whether there is something to pay with: a saved card, or one that was entered. */
    boolean hasCard() {
        return !method().isEmpty();
    }

    /** Whether a card was entered on this page before. */
    public boolean hasEnteredCard() {
        return paymentMethod.matches(METHOD);
    }

    boolean usesSavedCard() {
        return savedMethod.matches(METHOD);
    }

    /** The provider's name for what is paid with, or empty. */
    String method() {
        if (usesSavedCard()) return savedMethod;
        return hasEnteredCard() ? paymentMethod : "";
    }

    public boolean savesCard() {
        return !saveCard.isEmpty() && !usesSavedCard();
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

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String clean(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
    }
}
