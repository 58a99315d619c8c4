package io.bookstore.catalog.browse;

import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.Format;
import io.bookstore.catalog.draft.Languages;
import io.bookstore.catalog.text.Keys;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the list of books.
 *
 * @param category id or slug; what stands below it counts too
 * @param author id or any of the names
 * @param series id or name
 * @param active false, for staff only, lists the deleted ones
 */
public record BookFilter(
        @Nullable String category,
        @Nullable String author,
        @Nullable String series,
        @Nullable String format,
        @Nullable String language,
        @Nullable String sort,
        @Nullable Boolean active) {

    private static final String NAMED =
            "(contributor.name_key = :author or contributor.other_name_keys @> array[cast(:author as text)])";

    static BookFilter ofAuthor(UUID id) {
        return new BookFilter(null, id.toString(), null, null, null, null, null);
    }

    Selection selection() {
        Selection selection = new Selection(active == null || active);
        if (category != null) {
            selection.add(
                    """
                    book.id in (
                        select book_category.book_id
                        from book_category join category below on below.id = book_category.category_id
                        where below.path @> array[(select slug from category where %s = :category)])
                    """.formatted(isId(category) ? "id" : "slug"),
                    "category",
                    isId(category) ? UUID.fromString(category) : category);
        }
        if (author != null) {
            selection.add("""
                    book.id in (
                        select book_contributor.book_id
                        from book_contributor join contributor on contributor.id = book_contributor.contributor_id
                        where %s)
                    """.formatted(isId(author) ? "contributor.id = :author" : NAMED), "author", idOrKey(author));
        }
        if (series != null) {
            selection.add(
                    "book.series_id = (select id from series where %s = :series)"
                            .formatted(isId(series) ? "id" : "name_key"),
                    "series",
                    idOrKey(series));
        }
        addCodes(selection);
        return selection;
    }

    private void addCodes(Selection selection) {
        if (format != null) {
            String code = Format.of(format)
                    .orElseThrow(() -> invalid("format", "must be one of " + Format.codes()))
                    .code();
            selection.add("book.format = :format", "format", code);
        }
        if (language != null) {
            String code = Languages.parse(language).orElseThrow(() -> invalid("language", "must be an ISO 639 code"));
            selection.add("book.language = :language", "language", code);
        }
    }

    private static Object idOrKey(String text) {
        return isId(text) ? UUID.fromString(text) : Keys.ofName(text);
    }

    private static boolean isId(String text) {
        return BookKey.UUID_FORM.matcher(text).matches();
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(Problems.invalid(field, message));
    }
}
