package io.bookstore.platform.feed;

import io.bookstore.platform.feed.DeliveredEvent.Aggregate;
import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The events that wait for a person. */
final class ParkedRows {

    private static final int MAX_REASON = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ParkedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Aggregates that have a parked event: their later events wait behind it. */
    Set<Aggregate> aggregates(String subscription) {
        return new HashSet<>(jdbc.sql(
                        "select distinct aggregate_type, aggregate_id from parked_event where subscription = :subscription")
                .param("subscription", subscription)
                .query((row, n) ->
                        new Aggregate(row.getString("aggregate_type"), row.getObject("aggregate_id", UUID.class)))
                .list());
    }

    void add(String subscription, DeliveredEvent event, String reason, int attempts) {
        jdbc.sql("""
                        insert into parked_event (id, subscription, position, event_id, type, aggregate_type,
                            aggregate_id, version, at, payload, reason, attempts, parked_at)
                        values (:id, :subscription, :position, :eventId, :type, :aggregateType,
                            :aggregateId, :version, :at, :payload::jsonb, :reason, :attempts, clock_timestamp())
                        on conflict (subscription, event_id) do nothing
                        """)
                .param("id", Ids.next())
                .param("subscription", subscription)
                .param("position", event.position())
                .param("eventId", event.id())
                .param("type", event.type())
                .param("aggregateType", event.aggregateType())
                .param("aggregateId", event.aggregateId())
                .param("version", event.version())
                .param("at", Timestamp.from(event.at()))
                .param("payload", event.payload().toString())
                .param("reason", reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason)
                .param("attempts", attempts)
                .update();
    }

    /** The subscription of a parked event; empty when it is parked no more. */
    Optional<String> subscription(UUID id) {
        return jdbc.sql("select subscription from parked_event where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Everything parked of the same aggregate, in order. */
    List<DeliveredEvent> ofSameAggregate(UUID id) {
        return jdbc.sql("""
                        select parked.* from parked_event parked
                        join parked_event named using (subscription, aggregate_type, aggregate_id)
                        where named.id = :id order by parked.position
                        """)
                .param("id", id)
                .query((row, n) -> new DeliveredEvent(
                        row.getLong("position"),
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("aggregate_type"),
                        row.getObject("aggregate_id", UUID.class),
                        row.getLong("version"),
                        row.getTimestamp("at").toInstant(),
                        json.readTree(row.getString("payload"))))
                .list();
    }

    void remove(String subscription, UUID eventId) {
        jdbc.sql("delete from parked_event where subscription = :subscription and event_id = :eventId")
                .param("subscription", subscription)
                .param("eventId", eventId)
                .update();
    }
}
