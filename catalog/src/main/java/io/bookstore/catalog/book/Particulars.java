package io.bookstore.catalog.book;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of an edition, as it is kept.
 *
 * @param taxClass null when it follows from the format
 * @param availableFrom the first day that it is sold
 */
@Embeddable
public record Particulars(
        @Column(columnDefinition = "jsonb")
        @Convert(converter = SubjectsColumn.class)
        @ColumnTransformer(write = "?::jsonb")
        List<Subject> subjects,

        @Column(columnDefinition = "text[]") List<String> awards,
        @Nullable String taxClass,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        @Nullable Integer heightMm,
        @Nullable Integer widthMm,
        @Nullable Integer thicknessMm,
        @Column(name = "weight_g") @Nullable Integer weightG,
        @Nullable LocalDate availableFrom) {

    /** Nothing is known. */
    public static final Particulars NONE =
            new Particulars(List.of(), List.of(), null, null, null, null, null, null, null, null);
}
