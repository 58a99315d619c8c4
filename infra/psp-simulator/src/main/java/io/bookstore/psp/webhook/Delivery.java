package io.bookstore.psp.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Remembered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** One event on its way to the shop. The same event may have several, as Stripe may send it twice. */
@Kind("delivery")
public record Delivery(String id, String eventId, Instant dueAt, State state, List<Twist> twists)
        implements Remembered {

    public Delivery {
        // journals of earlier versions have no twists
        twists = Objects.requireNonNullElse(twists, List.of());
    }

    /** How far it came. */
    public enum State {
        PENDING,
        DELIVERED,
        WITHHELD,
        GIVEN_UP;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Delivery ended(State end) {
        return new Delivery(id, eventId, dueAt, end, twists);
    }

    Optional<String> twist(FaultKind kind) {
        return twists.stream().filter(twist -> twist.kind() == kind).findFirst().map(Twist::value);
    }
}
