package io.bookstore.platform.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as seen by the feed. */
final class OutboxRows {

    private static final String NUMBER = """
            with batch as (
                select insert_id, row_number() over (order by insert_id) as nth
                from (select insert_id from outbox where position is null order by insert_id limit :chunk) open
            ), numbered as (
                update outbox set position = (select last from outbox_extent) + batch.nth
                from batch where outbox.insert_id = batch.insert_id
                returning 1
            )
            update outbox_extent set last = last + (select count(*) from numbered)
            """;

    /** Only rows older than every younger one: positions are not strictly in the order of time. */
    private static final String PRUNE = """
            with head as (
                select position, at from outbox where position is not null order by position limit :chunk
            ), gone as (
                delete from outbox where position in (
                    select position from head
                    where position < coalesce((select min(position) from head where at >= :before), 9223372036854775807))
                returning position
            )
            update outbox_extent set pruned = (select max(position) from gone) where exists (select from gone)
            """;

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Extent extent() {
        return jdbc.sql(
                        "select last, pruned, exists (select from outbox where position is null) as open from outbox_extent")
                .query(Extent.class)
                .single();
    }

    /** Lets one transaction at a time number or delete rows. Ends with the transaction. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('bookstore.outbox', 0))")
                .query((row, n) -> n)
                .single();
    }

    void number(int chunk) {
        jdbc.sql(NUMBER).param("chunk", chunk).update();
    }

    List<PublishedEvent> after(long position, int limit) {
        return jdbc.sql("""
                        select position, id, type, aggregatetype, aggregateid, version, at, payload::text as payload
                        from outbox where position > :position order by position limit :limit
                        """)
                .param("position", position)
                .param("limit", limit)
                .query((row, n) -> new PublishedEvent(
                        row.getLong("position"),
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        row.getString("aggregatetype"),
                        row.getObject("aggregateid", UUID.class),
                        row.getLong("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("payload")))
                .list();
    }

    /** @return whether anything was deleted */
    boolean prune(Instant before, int chunk) {
        return jdbc.sql(PRUNE)
                        .param("before", Timestamp.from(before))
                        .param("chunk", chunk)
                        .update()
                == 1;
    }

    /**
     * @param last the highest position given out
     * @param pruned the highest position deleted
     * @param open whether committed rows wait for a position
     */
    record Extent(long last, long pruned, boolean open) {}
}
