package io.bookstore.psp.webhook;

import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Memory;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tries each delivery until the shop takes it, also after a restart. */
@Component
class Outgoing {

    private static final Logger log = LoggerFactory.getLogger(Outgoing.class);
    private static final int AT_ONCE = 16;

    private final Memory memory;
    private final Courier courier;
    private final EventBody bodies;
    private final Clock clock;
    private final Map<String, List<Attempt>> attempts = Collections.synchronizedMap(new Newest());
    private final DelayQueue<Errand> errands = new DelayQueue<>();
    private final ExecutorService couriers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());

    Outgoing(Memory memory, Courier courier, EventBody bodies, Clock clock) {
        this.memory = memory;
        this.courier = courier;
        this.bodies = bodies;
        this.clock = clock;
        for (int i = 0; i < AT_ONCE; i++) {
            couriers.execute(this::work);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        memory.newest(Delivery.class).reversed().stream()
                .filter(delivery -> delivery.state() == Delivery.State.PENDING)
                .forEach(this::take);
    }

    void take(Delivery delivery) {
        take(delivery, () -> {});
    }

    /** Runs {@code told} when the shop was told for the first time, whatever it said. */
    void take(Delivery delivery, Runnable told) {
        errands.add(Errand.in(Duration.between(Instant.now(clock), delivery.dueAt()), delivery, told));
    }

    List<Attempt> attempts(Delivery delivery) {
        return attempts.getOrDefault(delivery.id(), List.of());
    }

    @PreDestroy
    void stop() {
        couriers.shutdownNow();
    }

    private void work() {
        try {
            while (true) {
                carry(errands.take());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(Errand errand) throws InterruptedException {
        Delivery delivery = errand.delivery();
        try {
            List<Attempt> tries = attempts.computeIfAbsent(delivery.id(), id -> new CopyOnWriteArrayList<>());
            Attempt attempt = courier.carry(delivery, errand.tries() == 0, bodies.of(delivery));
            tries.add(attempt);
            errand.told().run();
            conclude(errand, attempt);
        } catch (RuntimeException failed) {
            log.error("{} could not be carried", delivery.id(), failed);
            errands.add(errand.again());
        }
    }

    private void conclude(Errand errand, Attempt attempt) {
        Delivery delivery = errand.delivery();
        if (attempt.taken()) {
            end(delivery, Delivery.State.DELIVERED);
        } else if (attempt.at().isAfter(delivery.dueAt().plus(Backoff.PATIENCE))) {
            end(delivery, Delivery.State.GIVEN_UP);
        } else {
            log.info("The shop did not take {}: {} {}", delivery.id(), attempt.status(), attempt.error());
            errands.add(errand.again());
        }
    }

    private void end(Delivery delivery, Delivery.State state) {
        var cause = new Change.Cause("webhooks.deliver", null, null);
        memory.change(cause, change -> change.keep(delivery.ended(state)));
    }

    /** What was tried is shown for the latest deliveries only, so that a long run does not fill the heap. */
    private static final class Newest extends LinkedHashMap<String, List<Attempt>> {

        private static final int MOST = 5_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Attempt>> eldest) {
            return size() > MOST;
        }
    }
}
