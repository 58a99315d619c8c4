package io.bookstore.inventory.reservation;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The backstop against orphans. Time alone ends no hold: an order's saga does. A hold past its time is ended only when
 * cart-order says that the order is cancelled or unknown (expired) or paid (consumed); anything else keeps it.
 */
@Component
class CheckExpiredHolds {

    private static final Logger log = LoggerFactory.getLogger(CheckExpiredHolds.class);
    private static final int BATCH = 50;

    private final Reservations reservations;
    private final EndReservation endReservation;
    private final OrderStandings orders;
    private final ReservationSettings settings;
    private final ReservationMetrics metrics;

    CheckExpiredHolds(
            Reservations reservations,
            EndReservation endReservation,
            OrderStandings orders,
            ReservationSettings settings,
            ReservationMetrics metrics) {
        this.reservations = reservations;
        this.endReservation = endReservation;
        this.orders = orders;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Scheduled(
            fixedDelayString = "${bookstore.inventory.reservation.check-every:60s}",
            initialDelayString = "${bookstore.inventory.reservation.check-every:60s}")
    void check() {
        List<UUID> due;
        do {
            due = reservations.takeDue(BATCH, settings.askAgainAfter());
            due.forEach(this::check);
        } while (due.size() == BATCH);
    }

    private void check(UUID orderId) {
        OrderStanding standing = orders.of(orderId);
        log.info("the hold of order {} is past its time; the order is {}", orderId, standing);
        switch (standing) {
            case GONE -> endReservation.expire(orderId);
            case PAID -> endReservation.consume(orderId);
            case OPEN, NO_ANSWER -> metrics.countKept();
        }
    }
}
