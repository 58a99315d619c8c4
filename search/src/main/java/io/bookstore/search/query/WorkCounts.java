package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import io.bookstore.search.index.WorkNumbers;
import java.util.Map;

/**
 * Counts what is listed: books, or works when editions are grouped. A work with one edition is counted by its book; of
 * those that share their work the different works are counted, by their numbers. Exact while no single count has more
 * than 49,152 works with several editions, and within half a percent of these above; the same set gives the same number
 * wherever it is counted.
 */
final class WorkCounts {

    private static final String NUMBER = "work_number";
    private static final String SHARING = "sharing";
    private static final String WORKS = "works";

    /** Precision threshold, and how many works it counts one by one: three quarters of a table of its next power of two. */
    private static final int SMALL = 3_000;

    private static final int SMALL_COUNTS = 3_072;
    private static final int MIDDLE = 12_000;
    private static final int MIDDLE_COUNTS = 12_288;
    private static final int LARGE = 40_000;
    private static final int LARGE_COUNTS = 49_152;

    private WorkCounts() {}

    /** What a bucket has to hold, so that {@link #of} can count it, however many works there are. */
    static Map<String, Aggregation> needed(boolean byWork) {
        return byWork ? ofWorks(LARGE) : Map.of();
    }

    /**
     * As {@link #needed(boolean)}, with room for no more than so many works with several editions: a bucket takes 16 to
     * 256 KB of Elasticsearch's memory, and there may be hundreds.
     */
    static Map<String, Aggregation> needed(boolean byWork, long sharedWorks) {
        return byWork ? ofWorks(threshold(sharedWorks)) : Map.of();
    }

    static long of(long books, Map<String, Aggregate> bucket, boolean byWork) {
        if (!byWork) {
            return books;
        }
        Double sharing = Parts.part(bucket, SHARING).valueCount().value();
        long estimate = Parts.part(bucket, WORKS).cardinality().value();
        long works = estimate <= LARGE_COUNTS ? WorkNumbers.exact(estimate) : estimate;
        return books - (sharing == null ? 0 : sharing.longValue()) + works;
    }

    /** More works may come while the number is remembered: a tenth is left for them. */
    private static int threshold(long sharedWorks) {
        long room = sharedWorks + sharedWorks / 10;
        if (room < SMALL_COUNTS) {
            return SMALL;
        }
        return room < MIDDLE_COUNTS ? MIDDLE : LARGE;
    }

    private static Map<String, Aggregation> ofWorks(int threshold) {
        return Map.of(
                SHARING,
                Aggregation.of(counted -> counted.valueCount(books -> books.field(NUMBER))),
                WORKS,
                Aggregation.of(counted ->
                        counted.cardinality(works -> works.field(NUMBER).precisionThreshold(threshold))));
    }
}
