package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import java.util.Map;

/**
 * Counts what is listed: books, or works when editions are grouped. A work with one edition is counted by its book;
 * only of those that share their work the different works are counted, by one precision everywhere. So counts are exact
 * as long as few books share works, and the same set gives the same number wherever it is counted.
 */
final class WorkCounts {

    private static final String SHARED_WORK = "shared_work";
    private static final String SHARING = "sharing";
    private static final String WORKS = "works";
    private static final int PRECISION = 40_000;

    private static final Map<String, Aggregation> OF_WORKS = Map.of(
            SHARING,
            Aggregation.of(counted -> counted.valueCount(books -> books.field(SHARED_WORK))),
            WORKS,
            Aggregation.of(counted ->
                    counted.cardinality(works -> works.field(SHARED_WORK).precisionThreshold(PRECISION))));

    private WorkCounts() {}

    /** What a bucket has to hold, so that {@link #of} can count it. */
    static Map<String, Aggregation> needed(boolean byWork) {
        return byWork ? OF_WORKS : Map.of();
    }

    static long of(long books, Map<String, Aggregate> bucket, boolean byWork) {
        if (!byWork) {
            return books;
        }
        Double sharing = Parts.part(bucket, SHARING).valueCount().value();
        return books
                - (sharing == null ? 0 : sharing.longValue())
                + Parts.part(bucket, WORKS).cardinality().value();
    }
}
