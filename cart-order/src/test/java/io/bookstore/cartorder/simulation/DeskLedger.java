package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.remote.RemoteFailure;
import java.util.UUID;

/** The books of payment-shipping, kept twice, and the feed of what it tells. */
public final class DeskLedger {

    private final Feed<News> feed;
    private long atPsp;
    private long ofCustomers;

    DeskLedger(VirtualTime time, Weather weather) {
        this.feed = new Feed<>(time, weather);
    }

    /** @param refundedTotal all that went back so far, for news of a refund */
    public record News(String type, UUID orderId, UUID refundId, long amount, long refundedTotal) {}

    public Feed<News> feed() {
        return feed;
    }

    void captured(UUID order, long amount) {
        book(amount);
        feed.append(new News("payment-succeeded", order, null, amount, 0));
    }

    void failed(UUID order) {
        feed.append(new News("payment-failed", order, null, 0, 0));
    }

    void refunded(UUID order, UUID refund, long amount, long total) {
        book(-amount);
        feed.append(new News("refund-made", order, refund, amount, total));
    }

    /** What the PSP holds for us. */
    public long atPsp() {
        return atPsp;
    }

    private void book(long amount) {
        atPsp += amount;
        ofCustomers -= amount;
        Invariant.M4.require(atPsp + ofCustomers == 0, () -> atPsp + " and " + ofCustomers + " are not zero");
    }

    /** Work that nobody waits for; when it fails it is tried another time. */
    static void elsewhere(VirtualTime time, Runnable work) {
        time.start(null, 0, () -> {
            try {
                work.run();
            } catch (RemoteFailure died) {
                // it is asked again later
            }
        });
    }
}
