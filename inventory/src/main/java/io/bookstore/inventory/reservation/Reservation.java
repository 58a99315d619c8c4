package io.bookstore.inventory.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param lines in the order of their book ids; none when the order was released before it held anything */
record Reservation(
        UUID orderId,
        ReservationStatus status,
        List<ReservationLine> lines,
        Instant expiresAt,
        boolean returned,
        long version) {

    boolean isHeld() {
        return status == ReservationStatus.HELD;
    }
}
