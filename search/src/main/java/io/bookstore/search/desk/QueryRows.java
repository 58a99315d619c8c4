package io.bookstore.search.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The query log: a row for each text and day, kept for 90 days. */
@Repository
class QueryRows {

    static final int KEPT_DAYS = 90;
    private static final int MOST_SUGGESTED = 5000;

    private final JdbcClient jdbc;
    private final Clock clock;

    QueryRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds up in one statement, in the order of the texts, so that replicas never wait for each other in a circle. */
    void add(LocalDate day, Map<String, Tally.Counted> counted) {
        List<Map.Entry<String, Tally.Counted>> rows =
                counted.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        jdbc.sql("""
                        insert into query_log as known (day, query, searches, unmatched, searchers, stage, last_at)
                        select cast(:day as date), new.* from unnest(cast(:queries as text[]), cast(:searches as int[]),
                            cast(:unmatched as int[]), cast(:searchers as int[]), cast(:stages as text[]),
                            cast(:times as timestamptz[])) as new
                        on conflict (day, query) do update set
                            searches = known.searches + excluded.searches,
                            unmatched = known.unmatched + excluded.unmatched,
                            searchers = greatest(known.searchers, excluded.searchers),
                            stage = excluded.stage,
                            last_at = greatest(known.last_at, excluded.last_at)
                        """)
                .param("day", day.toString())
                .param("queries", rows.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param(
                        "searches",
                        rows.stream().map(row -> row.getValue().searches()).toArray(Integer[]::new))
                .param(
                        "unmatched",
                        rows.stream().map(row -> row.getValue().unmatched()).toArray(Integer[]::new))
                .param(
                        "searchers",
                        rows.stream().map(row -> row.getValue().searchers()).toArray(Integer[]::new))
                .param(
                        "stages",
                        rows.stream().map(row -> row.getValue().stage()).toArray(String[]::new))
                .param(
                        "times",
                        rows.stream()
                                .map(row -> row.getValue().lastAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Texts that no book matched as they were typed, the most frequent first. */
    List<Unmatched> unmatched(int days, int limit, long offset, @Nullable Place after) {
        return jdbc.sql("""
                        select * from (
                            select query, sum(unmatched) as searches, max(last_at) as last_at,
                                   (array_agg(stage order by day desc))[1] as stage
                            from query_log where unmatched > 0 and day > :since group by query) missed
                        where :first or (searches, query) < (:searches, :query)
                        order by searches desc, query desc limit :limit offset :offset
                        """)
                .param("since", since(days))
                .param("first", after == null)
                .param("searches", after == null ? 0 : after.searches())
                .param("query", after == null ? "" : after.query())
                .param("limit", limit)
                .param("offset", after == null ? offset : 0)
                .query((row, n) -> new Unmatched(
                        row.getString("query"),
                        row.getLong("searches"),
                        row.getTimestamp("last_at").toInstant(),
                        row.getString("stage")))
                .list();
    }

    long countUnmatched(int days) {
        return jdbc.sql("select count(distinct query) from query_log where unmatched > 0 and day > ?")
                .param(since(days))
                .query(Long.class)
                .single();
    }

    /** Texts that led to books for enough different searchers on one day, the most frequent first. */
    List<PastQuery> suggestible() {
        return jdbc.sql("""
                        select query, sum(searches) as searches from query_log
                        where day > ? group by query
                        having max(searchers) >= ? and sum(unmatched) = 0
                        order by searches desc, query limit ?
                        """)
                .params(since(KEPT_DAYS), Tally.ENOUGH_SEARCHERS, MOST_SUGGESTED)
                .query((row, n) -> new PastQuery(row.getString("query"), row.getLong("searches")))
                .list();
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT6H")
    void forgetOld() {
        jdbc.sql("delete from query_log where day <= ?").param(since(KEPT_DAYS)).update();
    }

    private LocalDate since(int days) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
    }

    record Unmatched(String query, long searches, Instant lastAt, String stage) {}

    /** Where a page of {@link #unmatched} ended. */
    record Place(long searches, String query) {}

    record PastQuery(String query, long searches) {}
}
