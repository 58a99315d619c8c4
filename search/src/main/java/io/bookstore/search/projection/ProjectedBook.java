package io.bookstore.search.projection;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the projection as it is to be indexed.
 *
 * @param version rises with every change of anything that is said here
 * @param categoryPath slugs of its categories and of all their ancestors
 * @param interest level of what shoppers did with it as a hit
 * @param editions how many books of its work are on sale
 * @param workNumber of a work that several books have or had; null for any other
 * @param extras what else it can be found by
 */
public record ProjectedBook(
        UUID id,
        long version,
        Book book,
        List<String> categoryPath,
        boolean inStock,
        long sales,
        int interest,
        int editions,
        @Nullable Long workNumber,
        Extras extras) {

    /** Whether other books have its work, or had it once. */
    public boolean sharesWork() {
        return workNumber != null;
    }
}
