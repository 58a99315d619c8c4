package io.bookstore.platform.feed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Events that could not be applied, for the staff who mend what was wrong. */
public final class ParkedEvents {

    private final Map<String, Subscription> subscriptions;
    private final ParkedRows rows;
    private final Positions positions;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    ParkedEvents(
            List<Subscription> subscriptions,
            ParkedRows rows,
            Positions positions,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.subscriptions = subscriptions.stream().collect(Collectors.toMap(Subscription::name, Function.identity()));
        this.rows = rows;
        this.positions = positions;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Applies everything that is parked of this event's aggregate, in order: all of it or, if a handler throws again,
     * nothing.
     *
     * @param id of the row in {@code parked_event}
     * @return how many events were applied; 0 when this one is parked no more
     */
    public int retry(UUID id) {
        Integer applied = transaction.execute(
                status -> rows.subscription(id).map(name -> applyAll(name, id)).orElse(0));
        return applied == null ? 0 : applied;
    }

    private int applyAll(String name, UUID id) {
        Subscription subscription = subscriptions.get(name);
        if (subscription == null) {
            throw new IllegalStateException("This service no longer has the subscription " + name);
        }
        positions.lockAnyTerm(name); // no event of this aggregate may be applied or parked meanwhile
        List<DeliveredEvent> events = rows.ofSameAggregate(id);
        for (DeliveredEvent event : events) {
            subscription.apply(event.seenByHandler(), event.payload(), json);
            rows.remove(name, event.id());
        }
        return events.size();
    }
}
