package io.bookstore.platform.outbox;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed rows their place in the feed: dense, in the order of insertion, one transaction at a time. A row that
 * commits late gets a later position, so a reader that has passed its insert id still meets it.
 */
final class Sequencer {

    private static final int CHUNK = 5_000;

    private final OutboxRows rows;
    private final TransactionTemplate alone;

    Sequencer(OutboxRows rows, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Numbers what waits, up to a chunk. Whoever reads runs it: there is no process to watch. */
    void advance() {
        if (rows.extent().open()) {
            alone.executeWithoutResult(status -> {
                rows.lock();
                // a statement of its own: it must see what the lock's last holder has committed
                rows.number(CHUNK);
            });
        }
    }
}
