package io.bookstore.search.query;

import io.bookstore.search.query.WorkCounts.Counted;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Elasticsearch counted of a facet.
 *
 * @param options by the value as it is counted, in the order of the answer
 * @param chosen of the values that are selected
 * @param least of a price
 */
record CountedFacet(
        Map<String, Counted> options,
        Map<String, Counted> chosen,
        @Nullable Double least,
        @Nullable Double most) {}
