package io.bookstore.catalog.draft;

import io.bookstore.catalog.book.Format;
import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.book.PublicationDate;
import io.bookstore.catalog.book.Role;
import io.bookstore.catalog.text.Keys;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a book shall be, checked and clean; names and slugs are yet to be found.
 *
 * @param description safe as HTML
 * @param categories slugs, each once
 * @param workId null for a work of its own
 */
public record BookDraft(
        String title,
        @Nullable String subtitle,
        List<Credit> authors,
        String description,
        long priceCents,
        String currency,
        @Nullable String isbn13,
        List<String> categories,
        Format format,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable PublicationDate published,
        @Nullable Integer pages,
        @Nullable SeriesVolume series,
        @Nullable UUID workId,
        Particulars particulars,
        boolean active) {

    public String titleKey() {
        return Keys.ofTitle(title);
    }

    public BookDraft withCategories(List<String> slugs) {
        return new BookDraft(
                title,
                subtitle,
                authors,
                description,
                priceCents,
                currency,
                isbn13,
                slugs,
                format,
                language,
                publisher,
                published,
                pages,
                series,
                workId,
                particulars,
                active);
    }

    public record Credit(String name, Role role) {}

    public record SeriesVolume(String name, @Nullable String volume) {

        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?");

        /** The number in the volume, by which a series is read. */
        public @Nullable BigDecimal order() {
            if (volume == null) {
                return null;
            }
            Matcher number = NUMBER.matcher(volume);
            return number.find() ? new BigDecimal(number.group()) : null;
        }
    }
}
