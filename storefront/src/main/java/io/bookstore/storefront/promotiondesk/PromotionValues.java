package io.bookstore.storefront.promotiondesk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was typed, as the API takes it; what cannot be read is told in {@code errors}. */
final class PromotionValues {

    private static final int POINTS = 2;
    private static final Set<String> TYPES = Set.of("percent", "amount", "buy_get", "cheapest_free", "free_shipping");

    private final PromotionForm form;
    private final Map<String, String> errors;
    private final Map<String, Object> values = new LinkedHashMap<>();

    PromotionValues(PromotionForm form, Map<String, String> errors) {
        this.form = form;
        this.errors = errors;
    }

    Map<String, Object> read() {
        if (!form.is("name")) errors.put("name", "Enter a name: shoppers see it beside the discount.");
        values.put("name", form.get("name"));
        if (form.is("code")) values.put("code", form.get("code"));
        values.put("effect", effect());
        values.put("scope", scope());
        values.put("segment", form.get("segment"));
        boolean money = form.is("min_basket") || form.get("type").equals("amount");
        if (money && form.is("currency")) values.put("currency", form.get("currency"));
        if (form.is("min_basket")) values.put("min_basket_cents", cents("min_basket"));
        day("starts_on", "starts_at", true);
        day("ends_on", "ends_at", false);
        number("priority", "priority", values);
        number("max_uses", "max_uses", values);
        number("max_each", "max_uses_per_customer", values);
        values.put("exclusive", form.is("exclusive"));
        values.put("active", form.is("active"));
        return values;
    }

    private Map<String, Object> effect() {
        Map<String, Object> effect = new LinkedHashMap<>();
        String type = form.get("type");
        if (!TYPES.contains(type)) errors.put("type", "Choose what it gives.");
        effect.put("type", type);
        switch (type) {
            case "percent" -> effect.put("basis_points", points());
            case "amount" -> effect.put("amount_cents", cents("amount"));
            case "buy_get" -> {
                number("buy", "buy", effect);
                number("get", "get", effect);
                if (form.is("percent")) effect.put("basis_points", points());
            }
            case "cheapest_free" -> number("at_least", "at_least", effect);
            default -> {
                if (form.is("methods")) effect.put("methods", list("methods"));
            }
        }
        return effect;
    }

    private Map<String, Object> scope() {
        Map<String, Object> scope = new LinkedHashMap<>();
        for (String field : List.of("categories", "authors", "series", "formats")) {
            if (form.is(field)) scope.put(field, list(field));
        }
        if (form.is("books")) {
            List<String> books = list("books");
            if (books.stream().allMatch(id -> id.matches("[0-9a-fA-F-]{36}"))) scope.put("books", books);
            else errors.put("books", "Enter the ids of books, parted by commas.");
        }
        return scope;
    }

    private List<String> list(String field) {
        return Arrays.stream(form.get(field).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private void number(String field, String name, Map<String, Object> into) {
        String text = form.get(field);
        if (text.isEmpty()) return;
        if (text.matches("-?\\d{1,9}")) into.put(name, Integer.valueOf(text));
        else errors.put(field, "Enter a whole number.");
    }

    private void day(String field, String name, boolean needed) {
        if (!form.is(field)) {
            if (needed) errors.put(field, "Enter the first day.");
            return;
        }
        try {
            LocalDate day = LocalDate.parse(form.get(field));
            // the last day counts in full
            values.put(name, (needed ? day : day.plusDays(1)) + "T00:00:00Z");
        } catch (DateTimeParseException noDay) {
            errors.put(field, "Enter a day, like 2026-12-24.");
        }
    }

    private long points() {
        try {
            return new BigDecimal(form.get("percent")).movePointRight(POINTS).longValueExact();
        } catch (ArithmeticException | NumberFormatException noPercent) {
            errors.put("percent", "Enter a percentage, like 15 or 12.5.");
            return 1;
        }
    }

    private long cents(String field) {
        try {
            int digits = Currency.getInstance(form.get("currency")).getDefaultFractionDigits();
            return new BigDecimal(form.get(field)).movePointRight(digits).longValueExact();
        } catch (ArithmeticException | NumberFormatException noAmount) {
            errors.put(field, "Enter an amount, like 5 or 4.50.");
        } catch (IllegalArgumentException noCurrency) {
            errors.put("currency", "Enter a currency like USD.");
        }
        return 1;
    }
}
