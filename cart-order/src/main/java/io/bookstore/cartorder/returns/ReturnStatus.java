package io.bookstore.cartorder.returns;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a return stands. That its money went back is told by its refund. */
enum ReturnStatus {
    REQUESTED,
    APPROVED,
    REFUSED,
    RECEIVED;

    /** The one table of legal moves. A parcel may arrive before anybody has decided. */
    boolean mayBecome(ReturnStatus next) {
        return switch (this) {
            case REQUESTED -> next != REQUESTED;
            case APPROVED -> next == RECEIVED;
            case REFUSED, RECEIVED -> false;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReturnStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    static ReturnStatus stored(String code) {
        return of(code).orElseThrow(() -> new IllegalStateException("no status of a return is called " + code));
    }
}
