package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.saga.Taken;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds processes that nobody carries on: after a crash, a time-out, news or a deadline. Replicas share them out. */
@Component
class Recoverer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Recoverer.class);

    private final SagaLog sagas;
    private final Settlement settlement;
    private final Semaphore slots;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("recoverer-", 0).factory());

    Recoverer(SagaLog sagas, Settlement settlement, SettlementSettings settings) {
        this.sagas = sagas;
        this.settlement = settlement;
        this.slots = new Semaphore(settings.atOnce());
    }

    @Scheduled(fixedDelayString = "${bookstore.settlement.recover-every}")
    void recover() {
        settlement.releaseAbandoned();
        while (slots.tryAcquire()) {
            Optional<Taken> due = due();
            if (due.isEmpty()) {
                slots.release();
                return;
            }
            workers.execute(() -> carryOn(due.get()));
        }
    }

    private Optional<Taken> due() {
        try {
            return sagas.takeDue();
        } catch (RuntimeException noDatabase) {
            log.warn("cannot look for unfinished orders", noDatabase);
            return Optional.empty();
        }
    }

    private void carryOn(Taken taken) {
        try {
            settlement.resume(taken);
        } catch (RuntimeException failure) {
            log.warn(
                    "order {} is tried again when its lease is over",
                    taken.lease().orderId(),
                    failure);
        } finally {
            slots.release();
        }
    }

    @Override
    public void destroy() {
        workers.close();
    }
}
