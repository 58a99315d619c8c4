package io.bookstore.inventory.reservation;

import java.util.UUID;

/** How an order wants its hold to end. */
record Wish(UUID orderId, ReservationStatus end) {

    static Wish release(UUID orderId) {
        return new Wish(orderId, ReservationStatus.RELEASED);
    }

    static Wish consume(UUID orderId) {
        return new Wish(orderId, ReservationStatus.CONSUMED);
    }

    static Wish expire(UUID orderId) {
        return new Wish(orderId, ReservationStatus.EXPIRED);
    }

    /** Released copies are free again; for who wants just that, expired ones are as well. */
    boolean isMetBy(ReservationStatus status) {
        return status == end || (end == ReservationStatus.RELEASED && status == ReservationStatus.EXPIRED);
    }
}
