package io.bookstore.storefront.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What only the page of one book says about it. */
public record BookDetails(
        @Nullable String isbn10,
        @Nullable String isbnHyphenated,
        List<Subject> subjects,
        List<String> awards,
        @Nullable String taxClass,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        @Nullable Integer heightMm,
        @Nullable Integer widthMm,
        @Nullable Integer thicknessMm,
        @Nullable Integer weightG,
        @Nullable String availableFrom,
        @Nullable Integer originalYear) {

    private static final BookDetails NONE =
            new BookDetails(null, null, List.of(), List.of(), null, null, null, null, null, null, null, null, null);

    public BookDetails {
        subjects = Book.unlessNull(subjects);
        awards = Book.unlessNull(awards);
    }

    /** @param scheme {@code bisac}, {@code thema} or {@code keyword} */
    public record Subject(
            @Nullable String scheme,
            @Nullable String code,
            @Nullable String heading) {}

    public static BookDetails of(Book book) {
        return book.details() == null ? NONE : book.details();
    }
}
