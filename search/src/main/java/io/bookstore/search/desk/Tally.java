package io.bookstore.search.desk;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How often one text was looked for today. Guarded by its {@link QueryLog}. */
final class Tally {

    /** More of them say no more: this many let a query be suggested to others. */
    static final int ENOUGH_SEARCHERS = 3;

    private final Set<Long> searchers = new HashSet<>();
    private int searches;
    private int unmatched;
    private int ever;
    private String stage = "";
    private Instant lastAt = Instant.EPOCH;

    void add(String reached, boolean matched, long searcher, Instant now) {
        searches++;
        ever++;
        unmatched += matched ? 0 : 1;
        stage = reached;
        lastAt = now;
        if (searchers.size() < ENOUGH_SEARCHERS) {
            searchers.add(searcher);
        }
    }

    Optional<Counted> waiting() {
        return searches == 0
                ? Optional.empty()
                : Optional.of(new Counted(searches, unmatched, searchers.size(), stage, lastAt));
    }

    void settle(Counted written) {
        searches -= written.searches();
        unmatched -= written.unmatched();
    }

    boolean isRare() {
        return ever == 1 && searches == 0;
    }

    /** What is to be added to the row of the day; {@code searchers} is the number so far. */
    record Counted(int searches, int unmatched, int searchers, String stage, Instant lastAt) {}
}
