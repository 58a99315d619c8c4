package io.bookstore.platform.feed;

/**
 * Applies one event. Runs inside the transaction that moves the subscription's position: only writes to the service's
 * own database, never a remote call.
 */
@FunctionalInterface
public interface EventHandler<P> {

    void on(FeedEvent event, P payload);
}
