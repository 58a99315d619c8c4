package io.bookstore.psp.intent;

import io.bookstore.psp.call.ApiError;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** The currencies that the account takes, each with the least amount that Stripe charges. */
public final class Currencies {

    private static final Map<String, Long> LEAST = Map.ofEntries(
            Map.entry("eur", 50L),
            Map.entry("usd", 50L),
            Map.entry("gbp", 30L),
            Map.entry("chf", 50L),
            Map.entry("cad", 50L),
            Map.entry("aud", 50L),
            Map.entry("nzd", 50L),
            Map.entry("dkk", 250L),
            Map.entry("nok", 300L),
            Map.entry("sek", 300L),
            Map.entry("pln", 200L),
            Map.entry("czk", 1_500L),
            Map.entry("jpy", 50L));
    private static final Map<String, String> SIGNS = Map.of("eur", "€", "usd", "$", "gbp", "£", "jpy", "¥");
    private static final long MOST = 99_999_999;

    private Currencies() {}

    static String known(String typed) {
        String currency = typed.toLowerCase(Locale.ROOT);
        if (!LEAST.containsKey(currency)) {
            throw ApiError.invalidRequest(
                            null,
                            "Invalid currency: %s. This simulator supports these currencies: %s"
                                    .formatted(
                                            typed.length() > 10 ? "too long" : typed,
                                            String.join(
                                                    ", ",
                                                    LEAST.keySet().stream()
                                                            .sorted()
                                                            .toList())))
                    .param("currency");
        }
        return currency;
    }

    static long chargeable(long amount, String currency) {
        if (amount < 1) {
            throw ApiError.invalidRequest("parameter_invalid_integer", "This value must be greater than or equal to 1.")
                    .param("amount");
        }
        if (amount > MOST) {
            throw ApiError.invalidRequest(
                            "amount_too_large", "Amount must be no more than " + shown(MOST, currency) + " " + currency)
                    .param("amount");
        }
        long least = LEAST.getOrDefault(currency, 1L);
        if (amount < least) {
            throw ApiError.invalidRequest(
                            "amount_too_small", "Amount must be at least " + shown(least, currency) + " " + currency)
                    .param("amount");
        }
        return amount;
    }

    /** As Stripe writes amounts in its messages: {@code $10.00}. */
    public static String shown(long amount, String currency) {
        int digits = Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
        String number = BigDecimal.valueOf(amount, digits).toPlainString();
        return SIGNS.getOrDefault(currency, currency.toUpperCase(Locale.ROOT) + " ") + number;
    }
}
