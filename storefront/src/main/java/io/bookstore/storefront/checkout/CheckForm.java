package io.bookstore.storefront.checkout;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says what is missing or cannot be right, by field, in the order of the page. */
final class CheckForm {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Map<String, Integer> LONGEST =
            Map.of("name", 120, "line1", 200, "line2", 200, "postal_code", 20);

    private CheckForm() {}

    static Map<String, String> contactAndAddress(CheckoutForm form, boolean guest) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (guest && !form.email().matches("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+")) {
            errors.put("email", "Enter an e-mail address like name@example.com. Your receipt goes there.");
        }
        required(errors, "name", form.name(), "Enter the name of the person who receives the parcel.");
        required(errors, "line1", form.line1(), "Enter a street and number.");
        required(errors, "city", form.city(), "Enter a city.");
        required(errors, "postal_code", form.postalCode(), "Enter a postal code.");
        if (!COUNTRIES.contains(form.country())) errors.put("country", "Choose a country.");
        limit(errors, "line2", form.line2());
        limit(errors, "state", form.state());
        return errors;
    }

    private static void required(Map<String, String> errors, String field, String value, String words) {
        if (value.isEmpty()) errors.put(field, words);
        else limit(errors, field, value);
    }

    private static void limit(Map<String, String> errors, String field, String value) {
        int most = LONGEST.getOrDefault(field, 100);
        if (value.length() > most) errors.put(field, "Use at most " + most + " characters here.");
    }
}
