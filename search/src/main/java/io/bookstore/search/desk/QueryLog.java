package io.bookstore.search.desk;

import io.bookstore.search.index.TextKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts what is looked for, by day, beside the requests: they only touch memory, which is written every few seconds
 * and bounded. Who searched is never kept: within a day, and in the memory of one process only, searchers are told apart
 * by marks that a key of that day makes, and only their number, up to three, is written.
 */
@Component
public class QueryLog {

    private static final Logger log = LoggerFactory.getLogger(QueryLog.class);
    private static final int MOST_QUERIES = 10_000;
    private static final int LONGEST = 120;

    private final QueryRows rows;
    private final Clock clock;
    private final Counter forgotten;
    private Map<String, Tally> today = new HashMap<>();
    private LocalDate day;
    private SearcherMarks marks = new SearcherMarks();

    QueryLog(QueryRows rows, Clock clock, MeterRegistry meters) {
        this.rows = rows;
        this.clock = clock;
        this.day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        this.forgotten = Counter.builder("search.query.log.forgotten")
                .description("searches that were not counted because too many different ones were waiting")
                .register(meters);
    }

    /**
     * @param matched whether there were books for the text as it was typed
     * @param searcher anything that tells shoppers apart; it does not leave this method
     */
    public void add(String text, String stage, boolean matched, String searcher) {
        String query = TextKeys.key(text);
        if (query.isEmpty() || query.length() > LONGEST) {
            return;
        }
        Instant now = clock.instant();
        synchronized (this) {
            turnOfTheDay(now);
            Tally tally = today.get(query);
            if (tally == null) {
                if (today.size() >= MOST_QUERIES) {
                    forgotten.increment();
                    return;
                }
                tally = new Tally();
                today.put(query, tally);
            }
            tally.add(stage, matched, marks.of(searcher), now);
        }
    }

    @Scheduled(fixedDelayString = "${search.query-log.write-every:5s}")
    void writeSoon() {
        try {
            write();
        } catch (DataAccessException away) {
            log.warn("the query log cannot be written now and is kept in memory: {}", away.getMessage());
        }
    }

    @PreDestroy
    void writeLast() {
        writeSoon();
    }

    void write() {
        Map<String, Tally.Counted> counted = new HashMap<>();
        LocalDate of;
        synchronized (this) {
            turnOfTheDay(clock.instant());
            of = day;
            today.forEach((query, tally) -> tally.waiting().ifPresent(waiting -> counted.put(query, waiting)));
        }
        if (!counted.isEmpty()) {
            rows.add(of, counted);
        }
        synchronized (this) {
            if (of.equals(day)) {
                counted.forEach((query, written) -> settle(query, written));
            }
        }
    }

    /** What was searched often is remembered until the day ends, so that its searchers are told apart. */
    private void settle(String query, Tally.Counted written) {
        Tally tally = today.get(query);
        if (tally != null) {
            tally.settle(written);
            if (tally.isRare() && today.size() > MOST_QUERIES / 2) {
                today.remove(query);
            }
        }
    }

    private void turnOfTheDay(Instant now) {
        LocalDate current = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!current.equals(day)) {
            Map<String, Tally.Counted> rest = new HashMap<>();
            today.forEach((query, tally) -> tally.waiting().ifPresent(waiting -> rest.put(query, waiting)));
            LocalDate ended = day;
            day = current;
            today = new HashMap<>();
            marks = new SearcherMarks();
            if (!rest.isEmpty()) {
                Thread.ofVirtual().name("query-log-day").start(() -> writeRest(ended, rest));
            }
        }
    }

    private void writeRest(LocalDate ended, Map<String, Tally.Counted> rest) {
        try {
            rows.add(ended, rest);
        } catch (DataAccessException away) {
            forgotten.increment(rest.size());
            log.warn("the last {} queries of {} are lost: {}", rest.size(), ended, away.getMessage());
        }
    }

    /** For tests and for those who want to see what waits. */
    synchronized List<String> waiting() {
        return today.entrySet().stream()
                .filter(entry -> entry.getValue().waiting().isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
