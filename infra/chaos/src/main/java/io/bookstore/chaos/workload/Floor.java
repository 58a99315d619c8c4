package io.bookstore.chaos.workload;

import io.bookstore.chaos.subject.Target;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/** What all who are in the shop share. */
final class Floor {

    private static final Duration LAST_CALL = Duration.ofSeconds(60);
    private static final int LONGEST_PAUSE_MS = 3_000;

    /** @param access headers by which its buyer may read and cancel it */
    record Placed(String id, String buyer, long totalCents, String bookId, int quantity, Map<String, String> access) {}

    final Target target;
    final ShopClient client;
    final LinkedBlockingQueue<Placed> paid = new LinkedBlockingQueue<>();
    final LongAdder paidOrders = new LongAdder();
    private final Object breaks = new Object();
    private boolean onBreak;
    private volatile boolean closing;
    private volatile long goneAt = Long.MAX_VALUE;

    Floor(Target target, ShopClient client) {
        this.target = target;
        this.client = client;
    }

    /** Nobody begins anything new; who waits for an answer has a minute to get it. */
    void close() {
        goneAt = System.currentTimeMillis() + LAST_CALL.toMillis();
        closing = true;
        takeBreak(false);
    }

    /** For what comes after the last buyer has left. */
    void reopenFor(Duration time) {
        goneAt = System.currentTimeMillis() + time.toMillis();
    }

    /** Asked before anything new is begun; keeps whoever asks waiting while there is a break. */
    boolean isClosing() {
        synchronized (breaks) {
            while (onBreak && !closing) {
                try {
                    breaks.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return true;
                }
            }
        }
        return closing;
    }

    /** Nobody begins anything new until the break is over. */
    void takeBreak(boolean begins) {
        synchronized (breaks) {
            onBreak = begins;
            breaks.notifyAll();
        }
    }

    /** Sends with the same key until the answer is final, as a good client does, or everybody has to leave. */
    Answer insist(Ask ask, Headers who, RandomGenerator random) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = client.send(ask.headers(who.headers()).note("attempt", attempt));
            if (answer.status() == 401) {
                who.renew();
            }
            if (!answer.isOpen() || System.currentTimeMillis() > goneAt || Thread.interrupted()) {
                return answer;
            }
            pause(random.nextInt(100, Math.min(LONGEST_PAUSE_MS, 200 << Math.min(attempt, 4))));
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By what somebody is known to the shop. */
    interface Headers {

        Headers NONE = new Headers() {
            @Override
            public Map<String, String> headers() {
                return Map.of();
            }

            @Override
            public void renew() {
                // nothing to renew
            }
        };

        Map<String, String> headers();

        /** They were refused. */
        void renew();

        static Headers fixed(Map<String, String> headers) {
            return new Headers() {
                @Override
                public Map<String, String> headers() {
                    return headers;
                }

                @Override
                public void renew() {
                    // a token that does not expire
                }
            };
        }
    }
}
