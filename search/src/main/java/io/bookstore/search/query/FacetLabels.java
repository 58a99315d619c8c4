package io.bookstore.search.query;

import io.bookstore.search.projection.CategoryNames;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a value is called where the index does not say it. */
@Component
class FacetLabels {

    private static final Map<String, String> FORMATS = Map.of(
            "hardcover", "Hardcover",
            "paperback", "Paperback",
            "ebook", "E-book",
            "audiobook", "Audiobook");

    private final CategoryNames categories;

    FacetLabels(CategoryNames categories) {
        this.categories = categories;
    }

    String of(Facet facet, String value) {
        return switch (facet) {
            case CATEGORY -> categories.nameOf(value);
            case FORMAT ->
                FORMATS.getOrDefault(value, capitalised(value.replace('_', ' ').replace('-', ' ')));
            case LANGUAGE -> language(value);
            default -> value;
        };
    }

    private static String language(String code) {
        String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? code : capitalised(name);
    }

    private static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
