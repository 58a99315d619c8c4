package io.bookstore.platform.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps retries at a tenth of the calls (Google SRE book, "Handling overload"), so that trouble is not made worse by
 * asking again. Counted in tenths: a call earns one, a retry costs ten.
 */
public final class RetryBudget {

    private static final int COST = 10;
    private static final int MOST = 100 * COST;

    private final AtomicInteger tenths = new AtomicInteger(10 * COST);

    /** Each call earns a tenth of a retry. */
    public void recordCall() {
        tenths.updateAndGet(now -> Math.min(MOST, now + 1));
    }

    /** Whether a retry is in the budget, from which it is then taken. */
    public boolean tryRetry() {
        return tenths.getAndUpdate(now -> now >= COST ? now - COST : now) >= COST;
    }
}
