package io.bookstore.platform.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts a virtual thread for each subscription once the service is up, and stops them before anything else. */
final class Subscriptions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final boolean enabled;
    private final Supplier<List<SubscriptionRunner>> make;
    private final List<SubscriptionRunner> runners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Subscriptions(boolean enabled, Supplier<List<SubscriptionRunner>> make) {
        this.enabled = enabled;
        this.make = make;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public synchronized void start() {
        for (SubscriptionRunner runner : make.get()) {
            runners.add(runner);
            threads.add(Thread.ofVirtual().name("feed-" + threads.size()).start(runner));
        }
    }

    @Override
    public synchronized void stop() {
        runners.forEach(SubscriptionRunner::stop);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            join(thread, end - System.nanoTime());
        }
        runners.clear();
        threads.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    private static void join(Thread thread, long nanos) {
        try {
            if (!thread.join(Duration.ofNanos(Math.max(1, nanos)))) {
                log.warn("{} does not come to an end; its transaction is rolled back", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
