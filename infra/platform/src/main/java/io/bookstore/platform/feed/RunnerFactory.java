package io.bookstore.platform.feed;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what reads one subscription. */
final class RunnerFactory {

    private final Positions positions;
    private final ParkedRows parked;
    private final JsonMapper json;
    private final PlatformTransactionManager transactions;
    private final MeterRegistry registry;
    private final Clock clock;

    /** A registry keeps the first gauge of a name: a runner that is started again goes on with the same meters. */
    private final Map<String, FeedMeters> meters = new ConcurrentHashMap<>();

    RunnerFactory(
            Positions positions,
            ParkedRows parked,
            JsonMapper json,
            PlatformTransactionManager transactions,
            MeterRegistry registry,
            Clock clock) {
        this.positions = positions;
        this.parked = parked;
        this.json = json;
        this.transactions = transactions;
        this.registry = registry;
        this.clock = clock;
    }

    SubscriptionRunner runner(Subscription subscription, Producer producer) {
        StopSignal stop = new StopSignal();
        FeedMeters its = meters.computeIfAbsent(subscription.name(), name -> new FeedMeters(registry, name, clock));
        Delivery delivery = new Delivery(subscription, positions, parked, json, transactions, its, stop);
        return new SubscriptionRunner(
                subscription, producer, positions, delivery, load(subscription, producer, stop), its, stop);
    }

    private @Nullable SnapshotLoad load(Subscription subscription, Producer producer, StopSignal stop) {
        Snapshot<?> snapshot = subscription.snapshot();
        return snapshot == null
                ? null
                : new SnapshotLoad(subscription.name(), snapshot, producer, positions, json, transactions, stop);
    }
}
