package io.bookstore.storefront.bookdesk;

import java.util.LinkedHashMap;
import java.util.Map;

/** What can be seen to be wrong before the shop is asked. */
final class BookChecks {

    private static final int LONGEST_LINE = 255;
    private static final int LONGEST_TEXT = 20_000;
    private static final int OLDEST_READER = 120;
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private BookChecks() {}

    static Map<String, String> of(BookForm form) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (form.get("title").isEmpty()) errors.put("title", "Enter a title.");
        for (String field : new String[] {"title", "subtitle", "publisher", "series_name"}) {
            if (form.get(field).length() > LONGEST_LINE) errors.put(field, "Use at most 255 characters.");
        }
        if (form.authors().isEmpty()) errors.put("authors", "Name at least one author or other contributor.");
        if (BookValues.digits(form.get("currency")) < 0) errors.put("currency", "Enter a currency like USD.");
        else if (BookValues.cents(form.get("price"), form.get("currency")) == null) {
            errors.put("price", "Enter a price like 12.99.");
        }
        String description = form.get("description");
        if (description.isEmpty()) errors.put("description", "Enter a description.");
        if (description.length() > LONGEST_TEXT) errors.put("description", "Use at most 20,000 characters.");
        isbn(form, errors);
        dates(form, errors);
        numbers(form, errors);
        return errors;
    }

    private static void isbn(BookForm form, Map<String, String> errors) {
        String isbn = form.get("isbn13").replaceAll("[\\s-]", "");
        if (!isbn.isEmpty() && !isbn.matches("97[89]\\d{10}|\\d{9}[\\dXx]")) {
            errors.put("isbn13", "Enter an ISBN of 13 or 10 digits, or nothing.");
        }
    }

    private static void dates(BookForm form, Map<String, String> errors) {
        if (!form.get("published").matches("(\\d{4}(-\\d{2}(-\\d{2})?)?)?")) {
            errors.put("published", "Enter a year, a month like 2024-05 or a day like 2024-05-31.");
        }
        if (!form.get("available_from").matches("(" + DAY + ")?")) {
            errors.put("available_from", "Enter a day like 2027-03-02, or nothing.");
        }
    }

    private static void numbers(BookForm form, Map<String, String> errors) {
        if (!form.get("pages").matches("([1-9]\\d{0,4})?")) errors.put("pages", "Enter a number of pages, or nothing.");
        for (String field : new String[] {"height_mm", "width_mm", "thickness_mm", "weight_g"}) {
            if (!form.get(field).matches("([1-9]\\d{0,4}|100000)?")) {
                errors.put(field, "Enter a whole number from 1 to 100,000, or nothing.");
            }
        }
        for (String field : new String[] {"age_from", "age_to"}) {
            String age = form.get(field);
            if (!age.isEmpty() && (!age.matches("\\d{1,3}") || Integer.parseInt(age) > OLDEST_READER)) {
                errors.put(field, "Enter an age from 0 to 120, or nothing.");
            }
        }
        if (!form.get("initial_stock").matches("\\d{0,6}")) {
            errors.put("initial_stock", "Enter a number of copies, or nothing.");
        }
    }
}
