package io.bookstore.psp.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What can go wrong, and whether it strikes the connection of every matching call or only work that is done. */
public enum FaultKind {
    /** Waits before the work; the idempotency key counts as in use meanwhile. */
    DELAY(Stage.CALL),
    /** Closes the connection and does nothing. */
    DROP_BEFORE(Stage.CALL),
    /** Does the work, then closes the connection without an answer. */
    DROP_AFTER(Stage.CALL),
    /** Refuses before anything is done. */
    RATE_LIMIT_429(Stage.CALL),
    /** Refuses before anything is done, as if the key were in use. */
    CONFLICT_409(Stage.CALL),
    /** Does the work and answers 500, which the idempotency key then repeats for ever. */
    ERROR_500_AFTER(Stage.WORK),
    /** Never sends the events of the work. */
    NO_WEBHOOK(Stage.WORK),
    /** Sends the events of the work later. */
    WEBHOOK_DELAY(Stage.WORK),
    /** Sends each event of the work twice. */
    WEBHOOK_DUPLICATE(Stage.WORK);

    /** A replayed answer is a call, but no work. */
    public enum Stage {
        CALL,
        WORK
    }

    private final Stage stage;

    FaultKind(Stage stage) {
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    @JsonValue
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static FaultKind labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of fault: " + label));
    }
}
