package io.bookstore.catalog.editing;

import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.book.PublicationDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that an edit can change of a book, with ids instead of names. */
record BookFields(
        UUID workId,
        @Nullable String isbn13,
        String title,
        String titleKey,
        @Nullable String subtitle,
        List<Contribution> contributions,
        String format,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable PublicationDate published,
        @Nullable Integer pages,
        String description,
        @Nullable SeriesPlace series,
        List<UUID> categoryIds,
        long priceCents,
        String currency,
        Particulars particulars,
        boolean active) {}
