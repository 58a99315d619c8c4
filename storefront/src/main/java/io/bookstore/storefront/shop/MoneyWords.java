package io.bookstore.storefront.shop;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes amounts of minor units as the reader's language does. In templates: {@code @money}. */
@Component("money")
public final class MoneyWords {

    private static final String USUAL = "USD";

    public String of(long minor, @Nullable String currency) {
        return of(minor, currency, LocaleContextHolder.getLocale());
    }

    String of(long minor, @Nullable String code, Locale locale) {
        Currency currency = Currency.getInstance(code == null ? USUAL : code);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(minor, digits));
    }

    /** For amounts that may be nothing: shipping, tax. */
    public String orFree(long minor, @Nullable String currency) {
        return minor == 0 ? "Free" : of(minor, currency);
    }

    /** As schema.org and form fields want it: 12.99. */
    public static String plain(long minor, @Nullable String code) {
        int digits =
                Math.max(0, Currency.getInstance(code == null ? USUAL : code).getDefaultFractionDigits());
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }
}
