package io.bookstore.platform.feed;

import io.bookstore.platform.web.Cursors;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientException;

/** How far this service's subscriptions are, and what they could not apply, for staff. */
final class FeedWatch {

    private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);

    private final List<Subscription> subscriptions;
    private final Function<Subscription, Producer> producers;
    private final JdbcClient jdbc;

    FeedWatch(List<Subscription> subscriptions, Function<Subscription, Producer> producers, JdbcClient jdbc) {
        this.subscriptions = List.copyOf(subscriptions);
        this.producers = producers;
        this.jdbc = jdbc;
    }

    /**
     * How far a subscription is.
     *
     * @param position null until the first snapshot is loaded
     * @param head of the producer's feed, null when it does not answer
     * @param lag how many events are still to be applied
     * @param beingRead whether a replica reads it now
     */
    record Standing(
            String subscription,
            String producer,
            @Nullable Long position,
            @Nullable Long head,
            @Nullable Long lag,
            long parked,
            boolean beingRead) {}

    private record Place(String subscription, @Nullable Long position, boolean beingRead, long parked) {
        static final Place NONE = new Place("", null, false, 0);
    }

    List<Standing> standings() {
        Map<String, Place> places = jdbc.sql("""
                        select subscription, position, lease_until > clock_timestamp() as being_read,
                               (select count(*) from parked_event p where p.subscription = f.subscription) as parked
                        from feed_position f
                        """).query(Place.class).list().stream()
                .collect(Collectors.toMap(Place::subscription, Function.identity()));
        return subscriptions.stream()
                .map(subscription -> standing(subscription, places.getOrDefault(subscription.name(), Place.NONE)))
                .toList();
    }

    private Standing standing(Subscription subscription, Place place) {
        Long position = place.position();
        Long head = position == null ? null : headOf(subscription, position);
        Long lag = position == null || head == null ? null : (Long) Math.max(0, head - position);
        return new Standing(
                subscription.name(), subscription.producer(), position, head, lag, place.parked(), place.beingRead());
    }

    private @Nullable Long headOf(Subscription subscription, long position) {
        try {
            return producers
                    .apply(subscription)
                    .events(position, 1, Duration.ZERO)
                    .last();
        } catch (RestClientException | Producer.PositionGone noAnswer) {
            log.warn("{} does not say how far its feed goes", subscription.producer(), noAnswer);
            return null;
        }
    }

    /** An event that could not be applied, or waits behind such a one of the same aggregate. */
    record Parked(
            UUID id,
            String subscription,
            UUID eventId,
            String type,
            String aggregateType,
            UUID aggregateId,
            long version,
            Instant at,
            String reason,
            int attempts,
            Instant parkedAt) {}

    long countParked() {
        return jdbc.sql("select count(*) from parked_event").query(Long.class).single();
    }

    /**
     * Those parked last come first.
     *
     * @param after the cursor of the row before, see {@link Cursors}: the time of parking and the id
     */
    List<Parked> parked(@Nullable String after, int limit) {
        String sql = "select id, subscription, event_id, type, aggregate_type, aggregate_id, version, at, reason, "
                + "attempts, parked_at from parked_event "
                + (after == null ? "" : "where (parked_at, id) < (:at, :id) ")
                + "order by parked_at desc, id desc limit :limit";
        JdbcClient.StatementSpec query = jdbc.sql(sql).param("limit", limit);
        if (after != null) {
            List<String> place = Cursors.decode(after, 2);
            try {
                query.param("at", Timestamp.from(Instant.parse(place.getFirst())))
                        .param("id", UUID.fromString(place.getLast()));
            } catch (DateTimeException | IllegalArgumentException foreign) {
                throw Cursors.invalid();
            }
        }
        return query.query(Parked.class).list();
    }
}
