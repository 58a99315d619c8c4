package io.bookstore.identity.account;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Answers at full beats only, so that how long the work took tells nobody whether an address is known. The work must stay
 * well below one beat; what takes longer ends at the next one. Holds no connection while it waits.
 */
@Component
public class EvenPace {

    private final Duration beat;

    EvenPace(@Value("${bookstore.identity.answer-beat:200ms}") Duration beat) {
        this.beat = beat;
    }

    /** The result of the work, at the next full beat; a failure as well. */
    public <T> T keep(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            long beats = (System.nanoTime() - start) / beat.toNanos() + 1;
            waitUntil(start + beats * beat.toNanos());
        }
    }

    private static void waitUntil(long end) {
        long left = end - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }
}
