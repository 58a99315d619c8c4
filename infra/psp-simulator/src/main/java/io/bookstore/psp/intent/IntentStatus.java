package io.bookstore.psp.intent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a payment stands, and the one table of its legal moves. */
public enum IntentStatus {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    REQUIRES_ACTION,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED;

    private static final Set<IntentStatus> OPEN =
            Set.of(REQUIRES_PAYMENT_METHOD, REQUIRES_ACTION, REQUIRES_CAPTURE, SUCCEEDED, CANCELED);
    private static final Map<IntentStatus, Set<IntentStatus>> MOVES = Map.of(
            REQUIRES_PAYMENT_METHOD,
            OPEN,
            REQUIRES_CONFIRMATION,
            OPEN,
            REQUIRES_ACTION,
            OPEN,
            REQUIRES_CAPTURE,
            Set.of(SUCCEEDED, CANCELED),
            SUCCEEDED,
            Set.of(),
            CANCELED,
            Set.of());

    boolean mayBecome(IntentStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
