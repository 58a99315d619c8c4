package io.bookstore.cartorder.saga;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a saga is.
 *
 * @param step is being acted on (or undone), or may have been
 * @param reason why it goes back
 * @param attempts how often this step was left unfinished
 */
public record Progress(
        UUID orderId,
        String saga,
        int step,
        Direction direction,
        @Nullable String reason,
        int attempts,
        boolean finished) {

    public enum Direction {
        FORWARD,
        BACK
    }

    public boolean goesBack() {
        return direction == Direction.BACK;
    }

    Progress forwardTo(int next) {
        return new Progress(orderId, saga, next, Direction.FORWARD, null, next == step ? attempts : 0, finished);
    }

    Progress backTo(int next, @Nullable String why) {
        return new Progress(orderId, saga, next, Direction.BACK, why, 0, finished);
    }
}
