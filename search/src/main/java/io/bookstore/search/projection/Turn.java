package io.bookstore.search.projection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One writer of the projection at a time. The subscriptions change many rows in a transaction, each in the order of its
 * own producer: without taking turns they would run into deadlocks.
 */
@Component
class Turn {

    private static final long LOCK = 7_103_001L;

    private final JdbcClient jdbc;

    Turn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction. */
    void take() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Integer.class)
                .single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Turn.this);
            }
        });
        TransactionSynchronizationManager.bindResource(this, LOCK);
    }
}
