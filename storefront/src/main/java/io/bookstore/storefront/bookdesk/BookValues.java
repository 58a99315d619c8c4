package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.shop.Texts;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed, as the API takes it. */
final class BookValues {

    private static final long DEAREST = 9_999_999_999L;
    private static final List<String> PLAIN = List.of(
            "subtitle", "isbn13", "format", "language", "publisher", "published", "available_from", "tax_class");
    private static final List<String> NUMBERS =
            List.of("pages", "age_from", "age_to", "height_mm", "width_mm", "thickness_mm", "weight_g");

    private BookValues() {}

    /** Fields that are not what they should be are left out; {@link BookChecks} has told of them. */
    static Map<String, @Nullable Object> of(BookForm form) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("title", form.get("title"));
        Long cents = cents(form.get("price"), form.get("currency"));
        if (cents != null) values.put("price_cents", cents);
        values.put("description", form.get("description"));
        for (String field : PLAIN) values.put(field, Texts.orNull(form.get(field)));
        for (String field : NUMBERS) {
            String text = form.get(field);
            if (text.isEmpty()) values.put(field, null);
            else if (text.matches("\\d{1,6}")) values.put(field, Integer.valueOf(text));
        }
        values.put("series", series(form));
        values.put(
                "authors",
                form.authors().stream()
                        .map(author -> Map.of("name", author.name(), "role", author.role()))
                        .toList());
        values.put("categories", form.categories());
        values.put("subjects", Subjects.values(form.get("subjects")));
        values.put(
                "awards",
                form.get("awards")
                        .lines()
                        .map(String::strip)
                        .filter(a -> !a.isEmpty())
                        .toList());
        // what an edition is made of and how it is taxed cannot be nothing
        if (form.get("format").isEmpty()) values.remove("format");
        if (form.get("tax_class").isEmpty()) values.remove("tax_class");
        return values;
    }

    private static @Nullable Object series(BookForm form) {
        if (form.get("series_name").isEmpty()) return null;
        Map<String, String> series = new LinkedHashMap<>();
        series.put("name", form.get("series_name"));
        if (!form.get("series_volume").isEmpty()) series.put("volume", form.get("series_volume"));
        return series;
    }

    /** Null when it is no price. */
    static @Nullable Long cents(String text, String currency) {
        String plain = text.replace(",", ".");
        int digits = digits(currency);
        if (digits < 0 || !plain.matches("\\d{1,10}(\\.\\d{0," + digits + "})?")) return null;
        long minor = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain)
                .movePointRight(digits)
                .longValue();
        return minor <= DEAREST ? minor : null;
    }

    /** Of the minor unit; −1 when there is no such currency. */
    static int digits(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(known -> Math.max(0, known.getDefaultFractionDigits()))
                .findFirst()
                .orElse(-1);
    }
}
