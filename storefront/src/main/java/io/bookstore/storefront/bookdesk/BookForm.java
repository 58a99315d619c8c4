package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.BookDetails;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The fields of a book that staff edit, as typed; they go by the names that the API has for them.
 *
 * @param categories slugs
 */
record BookForm(Map<String, String> fields, List<Credit> authors, List<String> categories) {

    static final List<String> LINES = List.of(
            "title",
            "subtitle",
            "price",
            "currency",
            "isbn13",
            "format",
            "language",
            "publisher",
            "published",
            "pages",
            "series_name",
            "series_volume",
            "age_from",
            "age_to",
            "height_mm",
            "width_mm",
            "thickness_mm",
            "weight_g",
            "available_from",
            "tax_class",
            "initial_stock");
    private static final List<String> TEXTS = List.of("description", "subjects", "awards");
    private static final int MOST = 50;

    record Credit(String name, String role) {}

    static BookForm of(MultiValueMap<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        LINES.forEach(name -> fields.put(name, Texts.line(sent.getFirst(name))));
        TEXTS.forEach(name -> fields.put(name, Texts.lines(sent.getFirst(name))));
        List<String> names = sent.getOrDefault("author_name", List.of());
        List<String> roles = sent.getOrDefault("author_role", List.of());
        List<Credit> authors = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), MOST); i++) {
            String role = i < roles.size() ? Texts.line(roles.get(i)) : "author";
            if (!names.get(i).isBlank()) authors.add(new Credit(Texts.line(names.get(i)), role));
        }
        List<String> categories = sent.getOrDefault("category", List.of()).stream()
                .filter(slug -> slug.matches("[a-z0-9-]{1,100}"))
                .distinct()
                .limit(MOST)
                .toList();
        return new BookForm(fields, authors, categories);
    }

    static BookForm empty() {
        Map<String, String> fields = new LinkedHashMap<>();
        Stream.concat(LINES.stream(), TEXTS.stream()).forEach(name -> fields.put(name, ""));
        fields.put("currency", "USD");
        fields.put("format", "paperback");
        fields.put("language", "en");
        return new BookForm(fields, List.of(), List.of());
    }

    static BookForm of(Book book) {
        BookDetails details = BookDetails.of(book);
        BookForm form = empty();
        Map<String, String> fields = form.fields();
        fields.put("title", book.title());
        fields.put("subtitle", Texts.orEmpty(book.subtitle()));
        fields.put("price", MoneyWords.plain(book.priceCents(), book.currency()));
        fields.put("currency", book.currency());
        fields.put("isbn13", Texts.orEmpty(book.isbn13()));
        fields.put("format", Texts.orEmpty(book.format()));
        fields.put("language", Texts.orEmpty(book.language()));
        fields.put("publisher", Texts.orEmpty(book.publisher()));
        fields.put("published", Texts.orEmpty(book.published()));
        fields.put("pages", text(book.pages()));
        fields.put("description", Texts.lines(book.description()));
        fields.put("series_name", book.series() == null ? "" : book.series().name());
        fields.put(
                "series_volume",
                book.series() == null ? "" : Texts.orEmpty(book.series().volume()));
        fields.put("subjects", Subjects.text(details.subjects()));
        fields.put("awards", String.join("\n", details.awards()));
        fields.put("age_from", text(details.ageFrom()));
        fields.put("age_to", text(details.ageTo()));
        fields.put("height_mm", text(details.heightMm()));
        fields.put("width_mm", text(details.widthMm()));
        fields.put("thickness_mm", text(details.thicknessMm()));
        fields.put("weight_g", text(details.weightG()));
        fields.put("available_from", Texts.orEmpty(details.availableFrom()));
        fields.put("tax_class", Texts.orEmpty(details.taxClass()));
        return new BookForm(
                fields,
                book.authors().stream()
                        .map(author -> new Credit(author.name(), Objects.requireNonNullElse(author.role(), "author")))
                        .toList(),
                book.categories().stream().map(Book.Shelf::slug).toList());
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public boolean isOn(String category) {
        return categories.contains(category);
    }

    boolean isSame(String field, BookForm other) {
        return field.equals("authors")
                ? authors.equals(other.authors)
                : get(field).equals(other.get(field));
    }

    Map<String, String> errors() {
        return BookChecks.of(this);
    }

    /** What the API is to be told of a new book: everything that was filled in. */
    Map<String, @Nullable Object> creation() {
        Map<String, @Nullable Object> all = BookValues.of(this);
        all.values().removeIf(value -> value == null || value.equals(List.of()));
        all.put("currency", get("currency"));
        if (!get("initial_stock").isEmpty()) all.put("initial_stock", Integer.valueOf(get("initial_stock")));
        return all;
    }

    /** Only what differs from the book, as the API names it; emptied fields become null. */
    Map<String, @Nullable Object> changes(Book book) {
        Map<String, @Nullable Object> now = BookValues.of(of(book));
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        BookValues.of(this).forEach((field, value) -> {
            if (!Objects.equals(value, now.get(field))) changes.put(field, value);
        });
        List<String> before = of(book).categories();
        if (before.size() == categories.size() && before.containsAll(categories)) changes.remove("categories");
        else changes.put("categories", inOrder(before));
        return changes;
    }

    /** The first category says how a cover looks; it stays first while it is chosen. */
    private List<String> inOrder(List<String> before) {
        return Stream.concat(before.stream().filter(categories::contains), categories.stream())
                .distinct()
                .toList();
    }

    String authorNames() {
        List<String> names = authors.stream()
                .filter(author -> author.role().equals("author"))
                .map(Credit::name)
                .toList();
        return names.stream().limit(2).collect(Collectors.joining(" & "));
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
