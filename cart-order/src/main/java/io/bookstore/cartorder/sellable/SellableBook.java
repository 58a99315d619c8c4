package io.bookstore.cartorder.sellable;

import io.bookstore.cartorder.pricing.Item;
import io.bookstore.cartorder.pricing.Traits;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A book as we sell it now.
 *
 * @param categoryPath slugs of its shelves and of all above them
 */
public record SellableBook(
        UUID id,
        long version,
        String title,
        @Nullable List<Contributor> authors,
        @Nullable String isbn13,
        @Nullable String format,
        long priceCents,
        String currency,
        boolean active,
        @Nullable List<String> categoryPath,
        @Nullable Series series,
        @Nullable Details details) {

    private static final String AUDIOBOOK = "audiobook";

    public record Series(@Nullable String id, @Nullable String name) {}

    public record Details(
            @Nullable String taxClass, @Nullable Integer weightG) {}

    public SellableBook {
        authors = authors == null ? List.of() : List.copyOf(authors);
        categoryPath = categoryPath == null ? List.of() : List.copyOf(categoryPath);
    }

    /** What it weighs, when that is known. */
    public @Nullable Integer grams() {
        return details == null ? null : details.weightG();
    }

    /** As the catalog says; audio books by download are told apart, because some countries tax them otherwise. */
    public String taxClass() {
        boolean digital = "ebook".equals(format) || AUDIOBOOK.equals(format);
        String told = details == null ? null : details.taxClass();
        String known = told == null ? (digital ? "ebook" : "book") : told;
        return known.equals("ebook") && AUDIOBOOK.equals(format) ? AUDIOBOOK : known;
    }

    /** Whether it is sent, and not downloaded. */
    public boolean isShipped() {
        return !"ebook".equals(format);
    }

    /** So many copies of it, as they are priced. */
    public Item item(int quantity) {
        return new Item(id, quantity, priceCents, traits(), taxClass(), isShipped());
    }

    private Traits traits() {
        Set<String> makers = authors().stream()
                .flatMap(author -> Stream.of(author.id(), author.name()))
                .filter(Objects::nonNull)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        Set<String> part = series == null
                ? Set.of()
                : Stream.of(series.id(), series.name())
                        .filter(Objects::nonNull)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return new Traits(Set.copyOf(categoryPath()), makers, part, format == null ? "" : format);
    }

    @Override
    public List<String> categoryPath() {
        return categoryPath == null ? List.of() : categoryPath;
    }

    @Override
    public List<Contributor> authors() {
        return authors == null ? List.of() : authors;
    }
}
