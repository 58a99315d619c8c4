package io.bookstore.platform.feed;

import io.bookstore.platform.feed.DeliveredEvent.Aggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies events and moves the position in one transaction. If that fails because of an event, they are applied one by
 * one, and the one that keeps failing is parked with all later ones of its aggregate; the others flow on. If it fails
 * because of the database, nothing is parked: the caller tries again.
 */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /** Transactions stay short however slow the handlers are: what is left goes into the next one. */
    private static final long LONGEST_BATCH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Subscription subscription;
    private final Positions positions;
    private final ParkedRows parked;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final FeedMeters meters;
    private final StopSignal stop;

    Delivery(
            Subscription subscription,
            Positions positions,
            ParkedRows parked,
            JsonMapper json,
            PlatformTransactionManager transactions,
            FeedMeters meters,
            StopSignal stop) {
        this.subscription = subscription;
        this.positions = positions;
        this.parked = parked;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
        this.stop = stop;
    }

    void deliver(Lease lease, List<DeliveredEvent> events) {
        List<DeliveredEvent> left = events;
        while (!left.isEmpty()) {
            stop.check();
            long reached;
            try {
                reached = together(lease, left);
            } catch (RuntimeException | StackOverflowError e) {
                rethrowUnlessOfEvent(e);
                log.warn("{}: a batch failed; applying its events one by one", subscription.name(), e);
                left.forEach(event -> alone(lease, event));
                return;
            }
            left = left.stream().filter(event -> event.position() > reached).toList();
        }
    }

    private void alone(Lease lease, DeliveredEvent event) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            stop.check();
            try {
                long _ = together(lease, List.of(event));
                return;
            } catch (RuntimeException | StackOverflowError e) {
                rethrowUnlessOfEvent(e);
                if (attempt == TRIES) {
                    park(lease, event, e);
                    return;
                }
                stop.sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** @return the position that is now committed */
    private long together(Lease lease, List<DeliveredEvent> events) {
        Batch batch = transaction.execute(status -> {
            Batch filling = new Batch(locked(lease), parked.aggregates(subscription.name()));
            long end = System.nanoTime() + LONGEST_BATCH_NANOS;
            for (DeliveredEvent event : events) {
                filling.take(event);
                if (System.nanoTime() > end) {
                    break;
                }
            }
            positions.move(lease, filling.position);
            return filling;
        });
        batch.count();
        return batch.position;
    }

    private void park(Lease lease, DeliveredEvent event, Throwable failure) {
        log.error(
                "{}: parking {} {} of {} {} (position {})",
                subscription.name(),
                event.type(),
                event.id(),
                event.aggregateType(),
                event.aggregateId(),
                event.position(),
                failure);
        transaction.executeWithoutResult(status -> {
            long _ = locked(lease);
            parked.add(subscription.name(), event, Failures.reason(failure), TRIES);
            positions.move(lease, event.position());
        });
        meters.parked(1);
    }

    private long locked(Lease lease) {
        Long position = positions.renew(lease);
        if (position == null) {
            throw new IllegalStateException(subscription.name() + " has no position yet");
        }
        return position;
    }

    private static void rethrowUnlessOfEvent(Throwable thrown) {
        if (thrown instanceof RuntimeException e
                && (e instanceof Lease.Lost
                        || e instanceof StopSignal.Stopped
                        || e instanceof OutOfOrder
                        || Failures.ofDatabase(e))) {
            throw e;
        }
    }

    /** What one transaction does. */
    private final class Batch {

        private final Set<Aggregate> waiting;
        private final List<DeliveredEvent> applied = new ArrayList<>();
        private long position;
        private int parkedBehind;

        Batch(long position, Set<Aggregate> waiting) {
            this.position = position;
            this.waiting = waiting;
        }

        void take(DeliveredEvent event) {
            if (event.position() <= position) {
                return; // its effect is there already
            }
            if (event.position() != position + 1) {
                throw new OutOfOrder(position, event.position());
            }
            if (subscription.handles(event.type())) {
                if (waiting.contains(event.aggregate())) {
                    parked.add(subscription.name(), event, "waits behind a parked event of its aggregate", 0);
                    parkedBehind++;
                } else {
                    subscription.apply(event.seenByHandler(), event.payload(), json);
                    applied.add(event);
                }
            }
            position = event.position();
        }

        void count() {
            applied.forEach(event -> meters.applied(event.at()));
            meters.parked(parkedBehind);
        }
    }

    /** The producer left out a position: asking again is all one can do. */
    static final class OutOfOrder extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OutOfOrder(long position, long next) {
            super("after position " + position + " the feed gave " + next);
        }
    }
}
