package io.bookstore.storefront.backoffice;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.shop.MoneyWords;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a book that staff edit, as typed. */
record BookForm(
        String title,
        String subtitle,
        String price,
        String description,
        String publisher,
        String published,
        String pages,
        String language) {

    private static final long DEAREST = 9_999_999_999L;

    BookForm {
        title = clean(title);
        subtitle = clean(subtitle);
        price = clean(price);
        description = Objects.requireNonNullElse(description, "")
                .replace("\r\n", "\n")
                .strip();
        publisher = clean(publisher);
        published = clean(published);
        pages = clean(pages);
        language = clean(language);
    }

    static BookForm of(Book book) {
        return new BookForm(
                book.title(),
                text(book.subtitle()),
                MoneyWords.plain(book.priceCents(), book.currency()),
                text(book.description()),
                text(book.publisher()),
                text(book.published()),
                book.pages() == null ? "" : book.pages().toString(),
                text(book.language()));
    }

    Map<String, String> errors(String currency) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (title.isEmpty()) errors.put("title", "Enter a title.");
        if (title.length() > 255) errors.put("title", "Use at most 255 characters.");
        if (cents(currency) == null) errors.put("price", "Enter a price like 12.99.");
        if (description.isEmpty()) errors.put("description", "Enter a description.");
        if (description.length() > 20_000) errors.put("description", "Use at most 20,000 characters.");
        if (!pages.isEmpty() && !pages.matches("[1-9]\\d{0,4}"))
            errors.put("pages", "Enter a number of pages, or nothing.");
        if (!published.isEmpty() && !published.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            errors.put("published", "Enter a year, a month like 2024-05 or a day like 2024-05-31.");
        }
        return errors;
    }

    /** Only what differs from the book, as the API names it; emptied fields become null. */
    Map<String, @Nullable Object> changes(Book book) {
        BookForm now = of(book);
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        if (!title.equals(now.title)) changes.put("title", title);
        if (!subtitle.equals(now.subtitle)) changes.put("subtitle", orNull(subtitle));
        Long cents = cents(book.currency());
        if (cents != null && cents != book.priceCents()) changes.put("price_cents", cents);
        if (!description.equals(now.description)) changes.put("description", description);
        if (!publisher.equals(now.publisher)) changes.put("publisher", orNull(publisher));
        if (!published.equals(now.published)) changes.put("published", orNull(published));
        if (!pages.equals(now.pages)) changes.put("pages", pages.isEmpty() ? null : Integer.valueOf(pages));
        if (!language.equals(now.language)) changes.put("language", orNull(language));
        return changes;
    }

    @Nullable
    Long cents(String currency) {
        String plain = price.replace(",", ".");
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        if (!plain.matches("\\d{1,10}(\\.\\d{0," + digits + "})?")) return null;
        long minor = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain)
                .movePointRight(digits)
                .longValue();
        return minor <= DEAREST ? minor : null;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String clean(@Nullable String text) {
        return text(text).replaceAll("\\p{Cntrl}", " ").strip();
    }
}
