package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.shop.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * One change that is made to many books.
 *
 * @param action one of {@link #ACTIONS}
 * @param value of the price: percent, or an amount in the currency of each book
 */
record BulkChange(String action, String value, String category) {

    static final Map<String, String> ACTIONS = actions();
    private static final long DEAREST = 9_999_999_999L;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final String NUMBER = "[+-]?\\d{1,7}(\\.\\d{1,2})?";

    static BulkChange of(MultiValueMap<String, String> sent) {
        return new BulkChange(
                Texts.line(sent.getFirst("action")),
                Texts.line(sent.getFirst("value")).replace(',', '.').replace('−', '-'),
                Texts.line(sent.getFirst("category")));
    }

    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!ACTIONS.containsKey(action)) errors.put("action", "Choose what to change.");
        if (action.startsWith("price") && !value.matches(NUMBER)) {
            errors.put("value", "Enter by how much, like -10 or 1.50.");
        }
        if (action.endsWith("category") && !category.matches("[a-z0-9-]{1,100}")) {
            errors.put("category", "Choose a category.");
        }
        return errors;
    }

    /** The merge patch for one book; empty when the book is so already. */
    Map<String, Object> of(Book book) {
        return switch (action) {
            case "price_percent", "price_amount" -> price(book);
            case "activate" -> book.isActive() ? Map.of() : Map.of("active", true);
            case "deactivate" -> book.isActive() ? Map.of("active", false) : Map.of();
            default -> categories(book);
        };
    }

    private Map<String, Object> price(Book book) {
        long cents = newPrice(book);
        return cents == book.priceCents() ? Map.of() : Map.of("price_cents", cents);
    }

    long newPrice(Book book) {
        BigDecimal by = new BigDecimal(value);
        BigDecimal now = BigDecimal.valueOf(book.priceCents());
        BigDecimal then = action.equals("price_percent")
                ? now.multiply(WHOLE.add(by)).divide(WHOLE, 0, RoundingMode.HALF_EVEN)
                : now.add(by.movePointRight(BookValues.digits(book.currency())));
        return Math.clamp(then.longValue(), 0, DEAREST);
    }

    private Map<String, Object> categories(Book book) {
        List<String> slugs =
                new ArrayList<>(book.categories().stream().map(Book.Shelf::slug).toList());
        boolean changed = action.equals("add_category")
                ? !slugs.contains(category) && slugs.add(category)
                : slugs.remove(category);
        return changed ? Map.of("categories", slugs) : Map.of();
    }

    private static Map<String, String> actions() {
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put("price_percent", "Change the price by percent");
        actions.put("price_amount", "Change the price by an amount");
        actions.put("add_category", "Put on a shelf");
        actions.put("remove_category", "Take off a shelf");
        actions.put("deactivate", "Take off sale");
        actions.put("activate", "Put on sale");
        return actions;
    }
}
