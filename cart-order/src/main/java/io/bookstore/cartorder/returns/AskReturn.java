package io.bookstore.cartorder.returns;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.OrderMoments;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.returns.OrderReturn.Line;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a return. The copies count as returned from then on, so that nobody asks for the same ones twice. */
@Component
class AskReturn {

    private final Returns returns;
    private final OrderMoments moments;
    private final Outbox outbox;
    private final ReturnSettings settings;
    private final Clock clock;

    AskReturn(Returns returns, OrderMoments moments, Outbox outbox, ReturnSettings settings, Clock clock) {

        this.returns = returns;
        this.moments = moments;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    record Copies(UUID bookId, int quantity, String reason) {}

    /** @param byStaff who may take books back late */
    record Wish(
            Order order,
            List<Copies> copies,
            String wish,
            @Nullable String note,
            boolean byStaff) {}

    /** What became of it; on a refusal the caller rolls back. */
    sealed interface Answer {
        record Asked(UUID id) implements Answer {}

        record Refused(ReturnRefusal why) implements Answer {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Answer ask(Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<ReturnRefusal> tooEarlyOrLate = time(wish, now);
        if (tooEarlyOrLate.isPresent()) {
            return new Answer.Refused(tooEarlyOrLate.get());
        }
        moments.add(wish.order().id(), "return_requested");
        List<Line> lines = new ArrayList<>();
        for (Copies copies : wish.copies()) {
            OrderLine sold = lineOf(wish.order(), copies.bookId());
            ReturnRefusal refusal = refusal(sold, copies);
            if (sold == null || refusal != null) {
                return new Answer.Refused(refusal == null ? ReturnRefusal.UNKNOWN_BOOK : refusal);
            }
            lines.add(new Line(
                    sold.id(),
                    sold.bookId(),
                    sold.title(),
                    copies.quantity(),
                    copies.reason(),
                    0,
                    0,
                    sold.unitPriceCents()));
        }
        OrderReturn asked = new OrderReturn(
                Ids.next(),
                wish.order().id(),
                ReturnStatus.REQUESTED,
                wish.wish(),
                wish.note(),
                null,
                1,
                lines,
                null,
                now,
                now);
        returns.insert(asked);
        outbox.append(ReturnEvent.of(asked));
        return new Answer.Asked(asked.id());
    }

    private Optional<ReturnRefusal> time(Wish wish, Instant now) {
        if (wish.order().status() != OrderStatus.DELIVERED) {
            return Optional.of(ReturnRefusal.NOT_DELIVERED);
        }
        boolean late = returns.arrivalOf(wish.order().id())
                .filter(arrival -> arrival.plus(settings.within()).isBefore(now))
                .isPresent();
        return late && !wish.byStaff() ? Optional.of(ReturnRefusal.TOO_LATE) : Optional.empty();
    }

    private @Nullable ReturnRefusal refusal(@Nullable OrderLine sold, Copies copies) {
        if (sold == null) {
            return ReturnRefusal.UNKNOWN_BOOK;
        }
        if (sold.isFile()) {
            return ReturnRefusal.DIGITAL;
        }
        return returns.setAside(sold.id(), copies.quantity()) ? null : ReturnRefusal.TOO_MANY;
    }

    private static @Nullable OrderLine lineOf(Order order, UUID book) {
        return order.lines().stream()
                .filter(line -> line.bookId().equals(book))
                .findFirst()
                .orElse(null);
    }
}
