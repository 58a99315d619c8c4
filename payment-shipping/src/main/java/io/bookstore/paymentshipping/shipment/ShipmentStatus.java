package io.bookstore.paymentshipping.shipment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a parcel is. */
enum ShipmentStatus {
    PREPARING,
    DISPATCHED,
    IN_TRANSIT,
    DELIVERED,
    CANCELLED;

    /** The one table of legal moves. */
    boolean mayBecome(ShipmentStatus next) {
        return switch (this) {
            case PREPARING -> next == DISPATCHED || next == CANCELLED;
            case DISPATCHED -> next == IN_TRANSIT || next == DELIVERED;
            case IN_TRANSIT -> next == DELIVERED;
            case DELIVERED, CANCELLED -> false;
        };
    }

    /** From where a parcel may come to this status, as tables write it. */
    List<String> before() {
        return Arrays.stream(values())
                .filter(status -> status.mayBecome(this))
                .map(ShipmentStatus::word)
                .toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ShipmentStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
