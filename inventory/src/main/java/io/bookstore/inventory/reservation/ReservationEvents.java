package io.bookstore.inventory.reservation;

import io.bookstore.platform.outbox.NewEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What reservations tell the other services, as in {@code infra/contracts/inventory}. */
final class ReservationEvents {

    private static final String AGGREGATE = "order";

    private ReservationEvents() {}

    record ReservationMade(UUID orderId, List<ReservationLine> lines, Instant expiresAt) {}

    record ReservationRefused(UUID orderId, List<ShortLine> lines, String reason) {}

    record ReservationEnded(UUID orderId, List<ReservationLine> lines) {}

    static NewEvent made(UUID orderId, List<ReservationLine> lines, Instant expiresAt) {
        return new NewEvent("reservation-made", AGGREGATE, orderId, 1, new ReservationMade(orderId, lines, expiresAt));
    }

    /** Version 0: there is no reservation. */
    static NewEvent refused(UUID orderId, List<ShortLine> lines) {
        return new NewEvent(
                "reservation-refused",
                AGGREGATE,
                orderId,
                0,
                new ReservationRefused(orderId, lines, "insufficient-stock"));
    }

    static NewEvent ended(Reservation held, ReservationStatus status) {
        return new NewEvent(
                "reservation-" + status.word(),
                AGGREGATE,
                held.orderId(),
                held.version() + 1,
                new ReservationEnded(held.orderId(), held.lines()));
    }
}
