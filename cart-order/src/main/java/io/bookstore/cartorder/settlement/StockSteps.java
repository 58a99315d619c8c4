package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.failpoint.FailPoints;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.saga.Outcome;
import io.bookstore.cartorder.stock.Hold;
import io.bookstore.cartorder.stock.Reservation;
import io.bookstore.cartorder.stock.Stock;
import io.bookstore.cartorder.stock.StockLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The copies of an order: held before the money, kept while it comes, sold after it. */
final class StockSteps {

    private static final Logger log = LoggerFactory.getLogger(StockSteps.class);

    private final Stock stock;
    private final OrderMoves orders;
    private final FailPoints failPoints;
    private final MeterRegistry meters;

    StockSteps(Stock stock, OrderMoves orders, FailPoints failPoints, MeterRegistry meters) {
        this.stock = stock;
        this.orders = orders;
        this.failPoints = failPoints;
        this.meters = meters;
    }

    Outcome hold(Settling settling) {
        Outcome outcome = switch (tryHold(settling.order())) {
            case Hold.Held held -> Outcome.DONE;
            case Hold.TooFew few -> {
                orders.noteShortage(settling.order().id(), few.lines());
                yield Outcome.refused(Reasons.INSUFFICIENT_STOCK);
            }
            case Hold.Ended ended -> Outcome.refused(Reasons.HOLD_REFUSED);
        };
        failPoints.reach(FailPoints.AFTER_HOLD);
        return outcome;
    }

    Outcome askHold(Settling settling) {
        return stock.look(settling.order().id()).isAlive() ? Outcome.DONE : Outcome.NOT_DONE;
    }

    Outcome release(Settling settling, String reason) {
        stock.release(settling.order().id());
        return Outcome.DONE;
    }

    /**
     * The money has come. Only the order's process ends a hold, so it stands, unless something went badly wrong: then
     * the copies are held again, or else the order ends here and the money goes back.
     */
    Outcome keep(Settling settling) {
        Order order = settling.order();
        if (!settling.resumed() || stock.look(order.id()).isAlive()) {
            return Outcome.DONE;
        }
        log.error("order {} is paid for, but its copies are not held any more", order.id());
        if (!(tryHold(order) instanceof Hold.Held)) {
            orders.cancelAndOwe(order.id(), Reasons.HOLD_LOST);
        }
        return Outcome.DONE;
    }

    /** Of an order that was cancelled meanwhile, inventory hears by event. */
    Outcome consume(Settling settling) {
        Order order = settling.order();
        boolean settled = orders.statusOf(order.id()) == OrderStatus.CANCELLED
                || stock.consume(order.id())
                || orders.statusOf(order.id()) == OrderStatus.CANCELLED;
        return settled ? Outcome.DONE : withoutHold(order);
    }

    /** Nothing is sold that is not there: hold it again, or give the money back. What has left already is for a person. */
    private Outcome withoutHold(Order order) {
        log.error("order {} is paid, but inventory has no hold to consume", order.id());
        boolean sold = tryHold(order) instanceof Hold.Held && stock.consume(order.id());
        if (sold || orders.cancelAndOwe(order.id(), Reasons.HOLD_LOST) == OrderStatus.CANCELLED) {
            return Outcome.DONE;
        }
        throw new IllegalStateException("order " + order.id() + " has left, but inventory never held its copies");
    }

    boolean isHeld(Order order) {
        return stock.look(order.id()) == Reservation.HELD;
    }

    private Hold tryHold(Order order) {
        List<StockLine> lines = order.lines().stream()
                .map(line -> new StockLine(line.bookId(), line.quantity()))
                .toList();
        Hold hold = stock.hold(order.id(), lines);
        if (!(hold instanceof Hold.Held)) {
            meters.counter("bookstore.reservation.failures", "reason", hold instanceof Hold.TooFew ? "short" : "ended")
                    .increment();
        }
        return hold;
    }
}
