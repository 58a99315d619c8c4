package io.bookstore.cartorder.sellable;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A book as we sell it now. */
public record SellableBook(
        UUID id,
        long version,
        String title,
        @Nullable List<Contributor> authors,
        @Nullable String isbn13,
        @Nullable String format,
        long priceCents,
        String currency,
        boolean active) {

    public SellableBook {
        authors = authors == null ? List.of() : List.copyOf(authors);
    }

    @Override
    public List<Contributor> authors() {
        return authors == null ? List.of() : authors;
    }
}
