package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import io.bookstore.search.index.WorkNumbers;
import java.util.Map;

/**
 * Counts what is listed: books, or works when editions are grouped. A work with one edition is counted by its book; of
 * those that share their work the different works are counted, by their numbers, in a table of Elasticsearch. Exact while
 * the table has room for them. The largest has it for 49,152 works with several editions, and is within half a percent
 * above; the same set gives the same number wherever it is counted.
 */
final class WorkCounts {

    /** Works for which a small, a usual and the largest table have room: 1, 16 and 256 KB of Elasticsearch's memory. */
    static final int FEW = 192;

    static final int SOME = 3_072;
    static final int MOST = 49_152;

    private static final String NUMBER = "work_number";
    private static final String SHARING = "sharing";
    private static final String WORKS = "works";

    private WorkCounts() {}

    /** What a bucket has to hold, so that {@link #of} can count it. */
    static Map<String, Aggregation> needed(boolean byWork, long room) {
        return byWork ? counters(threshold(Math.min(MOST, room))) : Map.of();
    }

    static Counted of(long books, Map<String, Aggregate> bucket, boolean byWork) {
        if (!byWork) {
            return new Counted(books, 0, 0);
        }
        Double sharing = Parts.part(bucket, SHARING).valueCount().value();
        long estimate = Parts.part(bucket, WORKS).cardinality().value();
        return new Counted(
                books,
                sharing == null ? 0 : sharing.longValue(),
                estimate <= MOST ? WorkNumbers.exact(estimate) : estimate);
    }

    private static Map<String, Aggregation> counters(int threshold) {
        return Map.of(
                SHARING,
                Aggregation.of(counted -> counted.valueCount(books -> books.field(NUMBER))),
                WORKS,
                Aggregation.of(counted ->
                        counted.cardinality(works -> works.field(NUMBER).precisionThreshold(threshold))));
    }

    /**
     * Elasticsearch takes a table whose bytes are the next power of two above four for each of four thirds of the
     * threshold, and counts one by one until three quarters of it are taken.
     */
    private static int threshold(long room) {
        int threshold = 90; // room for 96
        for (long has = 96; has < room; has *= 2) {
            threshold *= 2;
        }
        return Math.min(40_000, threshold);
    }

    /**
     * @param sharing books whose work has other books as well
     * @param works the different works of these
     */
    record Counted(long books, long sharing, long works) {

        long number() {
            return books - sharing + works;
        }

        /** Whether a table of that room was large enough for sure. */
        boolean fits(int room) {
            return sharing <= room || room >= MOST;
        }
    }
}
