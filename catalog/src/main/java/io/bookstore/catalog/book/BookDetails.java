package io.bookstore.catalog.book;

import io.bookstore.catalog.isbn.Hyphenation;
import io.bookstore.catalog.isbn.Isbn;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of an edition on its own page only.
 *
 * @param isbnHyphenated null without an ISBN, or when its registration group is not in use yet
 * @param availableFrom the first day that it is sold
 * @param originalYear when its work came out first
 */
public record BookDetails(
        @Nullable String isbn10,
        @Nullable String isbnHyphenated,
        List<Subject> subjects,
        List<String> awards,
        String taxClass,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        @Nullable Integer heightMm,
        @Nullable Integer widthMm,
        @Nullable Integer thicknessMm,
        @Nullable Integer weightG,
        @Nullable LocalDate availableFrom,
        @Nullable Integer originalYear) {

    static BookDetails of(@Nullable String isbn13, String format, Particulars kept, @Nullable Integer originalYear) {
        Optional<Isbn> isbn = Optional.ofNullable(isbn13).map(Isbn::new);
        return new BookDetails(
                isbn.flatMap(Isbn::ten).orElse(null),
                isbn.flatMap(Hyphenation::of).orElse(null),
                kept.subjects(),
                kept.awards(),
                kept.taxClass() == null ? usualTaxClass(format) : kept.taxClass(),
                kept.ageFrom(),
                kept.ageTo(),
                kept.heightMm(),
                kept.widthMm(),
                kept.thicknessMm(),
                kept.weightG(),
                kept.availableFrom(),
                originalYear);
    }

    static String usualTaxClass(String format) {
        return TaxClass.of(Format.of(format).orElse(Format.OTHER)).code();
    }
}
