package io.bookstore.cartorder.stock;

import io.bookstore.cartorder.remote.RemoteFailure;
import java.util.List;
import java.util.UUID;

/** Inventory, as the order's process uses it. Every method may throw {@link RemoteFailure}: then what it did is unknown. */
public interface Stock {

    /** Sets the copies aside, all or none; again for the same order changes nothing. */
    Hold hold(UUID orderId, List<StockLine> lines);

    /** Gives the copies back. Harmless when none were held, and then a hold that comes late is refused. */
    void release(UUID orderId);

    /** @return false when there is no hold to consume */
    boolean consume(UUID orderId);

    Reservation look(UUID orderId);
}
