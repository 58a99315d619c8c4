package io.bookstore.platform.feed;

import io.bookstore.platform.feed.Producer.Events;
import io.bookstore.platform.feed.Producer.PositionGone;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one subscription for as long as this replica has its lease; else stands by. */
final class SubscriptionRunner implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionRunner.class);

    static final Duration WAIT = Duration.ofSeconds(5);

    private static final int LIMIT = 500;
    private static final Duration STAND_BY = Duration.ofSeconds(1);

    private final Subscription subscription;
    private final Producer producer;
    private final Positions positions;
    private final Delivery delivery;
    private final @Nullable SnapshotLoad snapshot;
    private final FeedMeters meters;
    private final StopSignal stop;
    private final String holder = ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    private final Backoff backoff = new Backoff();

    SubscriptionRunner(
            Subscription subscription,
            Producer producer,
            Positions positions,
            Delivery delivery,
            @Nullable SnapshotLoad snapshot,
            FeedMeters meters,
            StopSignal stop) {
        this.subscription = subscription;
        this.producer = producer;
        this.positions = positions;
        this.delivery = delivery;
        this.snapshot = snapshot;
        this.meters = meters;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!stop.raised()) {
                retrying(this::readWhileOurs);
            }
        } catch (StopSignal.Stopped e) {
            log.debug("{}: stopped", subscription.name());
        }
    }

    void stop() {
        stop.raise();
    }

    private void readWhileOurs() {
        Optional<Lease> lease = positions.acquire(subscription.name(), holder);
        if (lease.isEmpty()) {
            stop.sleep(STAND_BY);
            return;
        }
        log.info("{}: reading, term {}", subscription.name(), lease.get().term());
        try {
            while (true) {
                retrying(() -> step(lease.get()));
            }
        } catch (Lease.Lost e) {
            log.info(e.getMessage());
        } finally {
            meters.lag(0);
            release(lease.get());
        }
    }

    /** One page of events, or the snapshot that must come first. */
    void step(Lease lease) {
        Long position = positions.renew(lease);
        if (position == null) {
            begin(lease);
            return;
        }
        try {
            Events page = stop.remotely(() -> producer.events(position, LIMIT, WAIT));
            meters.lag(page.last() - position);
            delivery.deliver(lease, page.events());
            long reached =
                    page.events().isEmpty() ? position : page.events().getLast().position();
            meters.lag(page.last() - reached);
        } catch (PositionGone gone) {
            beginAgain(lease, gone);
        }
    }

    private void begin(Lease lease) {
        if (snapshot == null || subscription.wantsHistory()) {
            positions.move(lease, 0);
        } else {
            snapshot.run(lease);
        }
    }

    private void beginAgain(Lease lease, PositionGone gone) {
        if (snapshot == null) {
            log.error("{}: events are lost, {}", subscription.name(), gone.getMessage());
            positions.move(lease, gone.resumeAfter());
        } else {
            log.warn("{}: taking the snapshot again, {}", subscription.name(), gone.getMessage());
            snapshot.run(lease);
        }
    }

    /** Whatever fails here passes: a database or a producer in trouble. Never gives up, never hurries. */
    private void retrying(Runnable attempt) {
        try {
            attempt.run();
            backoff.succeeded();
        } catch (StopSignal.Stopped | Lease.Lost e) {
            throw e;
        } catch (RuntimeException | Error e) {
            Duration pause = backoff.failed();
            if (backoff.isWorthALine()) {
                log.warn("{}: attempt {} failed", subscription.name(), backoff.failures(), e);
            }
            stop.sleep(pause);
        }
    }

    private void release(Lease lease) {
        try {
            positions.release(lease);
        } catch (RuntimeException e) {
            log.warn("{}: the lease stays until it is over", subscription.name(), e);
        }
    }
}
