package io.bookstore.catalog.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a book can be had.
 *
 * @param left copies left, told only when they are few
 * @param availableFrom the first day of a book to come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Availability(
        String status, @Nullable Integer left, @Nullable LocalDate availableFrom) {

    private static final int FEW = 5;

    public static Availability of(int copies, @Nullable LocalDate soldFrom, LocalDate today) {
        if (soldFrom != null && soldFrom.isAfter(today)) {
            return new Availability("preorder", null, soldFrom);
        }
        if (copies <= 0) {
            return new Availability("out_of_stock", null, null);
        }
        return copies <= FEW ? new Availability("low_stock", copies, null) : new Availability("in_stock", null, null);
    }
}
