package io.bookstore.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facet of an answer.
 *
 * @param type {@code terms} or {@code range}
 * @param min of a price, in minor units; null for others
 */
record FacetView(
        String id,
        String label,
        String type,
        List<Option> options,
        @Nullable Long min,
        @Nullable Long max) {

    /** @param value exactly what the facet's parameter takes */
    record Option(String value, String label, long count, boolean selected) {}
}
