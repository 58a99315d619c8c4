package io.bookstore.storefront.shop;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names a card as its owner knows it. In templates: {@code @cards}. */
@Component("cards")
public final class CardWords {

    /** "Visa ending 4242", or "Apple Pay •••• 4242" for a card in a wallet; null when nothing is known of it. */
    public @Nullable String of(@Nullable String brand, @Nullable String last4, @Nullable String wallet) {
        if (last4 == null || !last4.matches("\\d{4}")) return null;
        return wallet == null ? brand(brand) + " ending " + last4 : wallet(wallet) + " •••• " + last4;
    }

    private static String wallet(String wallet) {
        return switch (wallet) {
            case "apple_pay" -> "Apple Pay";
            case "google_pay" -> "Google Pay";
            case "link" -> "Link";
            default -> "Wallet";
        };
    }

    private static String brand(@Nullable String brand) {
        if (brand == null || !brand.matches("[A-Za-z_ ]{1,20}")) return "Card";
        String words = brand.replace('_', ' ');
        return switch (words) {
            case "amex" -> "American Express";
            default ->
                Character.toUpperCase(words.charAt(0)) + words.substring(1).toLowerCase(Locale.ROOT);
        };
    }
}
