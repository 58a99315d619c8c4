package io.bookstore.inventory.reservation;

import java.util.Locale;

/** A hold ends once, in one of three ways. */
enum ReservationStatus {
    HELD,
    RELEASED,
    CONSUMED,
    EXPIRED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReservationStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
