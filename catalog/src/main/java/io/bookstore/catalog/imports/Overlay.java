package io.bookstore.catalog.imports;

import io.bookstore.catalog.draft.BookInput;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record laid over what is known of a book: what it does not say stays as it is. */
final class Overlay {

    private Overlay() {}

    /**
     * @param workId the work that the record names, null when it names none
     * @param active what the book is unless the record says it
     */
    static BookInput of(BookInput known, BookInput record, @Nullable UUID workId, boolean active) {
        return new BookInput(
                or(record.title(), known.title()),
                or(record.subtitle(), known.subtitle()),
                or(record.authors(), known.authors()),
                or(record.description(), known.description()),
                or(record.priceCents(), known.priceCents()),
                or(record.currency(), known.currency()),
                or(record.isbn13(), known.isbn13()),
                or(record.categories(), known.categories()),
                or(record.format(), known.format()),
                or(record.language(), known.language()),
                or(record.publisher(), known.publisher()),
                or(record.published(), known.published()),
                or(record.pages(), known.pages()),
                or(record.series(), known.series()),
                or(workId, known.workId()),
                or(record.subjects(), known.subjects()),
                or(record.awards(), known.awards()),
                or(record.taxClass(), known.taxClass()),
                or(record.ageFrom(), known.ageFrom()),
                or(record.ageTo(), known.ageTo()),
                or(record.heightMm(), known.heightMm()),
                or(record.widthMm(), known.widthMm()),
                or(record.thicknessMm(), known.thicknessMm()),
                or(record.weightG(), known.weightG()),
                or(record.availableFrom(), known.availableFrom()),
                or(record.active(), active),
                null);
    }

    static BookInput priced(BookInput input, long priceCents, int stock) {
        return new BookInput(
                input.title(),
                input.subtitle(),
                input.authors(),
                input.description(),
                priceCents,
                input.currency(),
                input.isbn13(),
                input.categories(),
                input.format(),
                input.language(),
                input.publisher(),
                input.published(),
                input.pages(),
                input.series(),
                input.workId(),
                input.subjects(),
                input.awards(),
                input.taxClass(),
                input.ageFrom(),
                input.ageTo(),
                input.heightMm(),
                input.widthMm(),
                input.thicknessMm(),
                input.weightG(),
                input.availableFrom(),
                input.active(),
                or(input.initialStock(), stock));
    }

    private static <T> @Nullable T or(@Nullable T record, @Nullable T known) {
        return record == null ? known : record;
    }
}
