package io.bookstore.inventory.reservation;

import java.time.Instant;
import java.util.List;

/** How an attempt to set copies aside ended. */
sealed interface Hold {

    /** @param repeated whether the order held them already */
    record Held(Instant expiresAt, boolean repeated) implements Hold {}

    record OutOfStock(List<ShortLine> lines) implements Hold {}

    /** The order's reservation is over; an order never holds twice. */
    record Ended(ReservationStatus status) implements Hold {}

    /** The order holds something else already. */
    record OtherLines() implements Hold {}
}
