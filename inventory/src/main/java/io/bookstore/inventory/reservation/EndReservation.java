package io.bookstore.inventory.reservation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.bookstore.inventory.stock.Stock;
import io.bookstore.inventory.stock.StockChange;
import io.bookstore.inventory.stock.StockSheet;
import io.bookstore.inventory.transaction.Overtaken;
import io.bookstore.inventory.transaction.Transactions;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends a hold, once. Commands may come twice, late, or before the hold itself. */
@Component
class EndReservation {

    private final Reservations reservations;
    private final Stock stock;
    private final Outbox outbox;
    private final Transactions transactions;
    private final ReservationMetrics metrics;
    private final Clock clock;

    EndReservation(
            Reservations reservations,
            Stock stock,
            Outbox outbox,
            Transactions transactions,
            ReservationMetrics metrics,
            Clock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.outbox = outbox;
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    Ending release(UUID orderId) {
        return endEach(List.of(Wish.release(orderId))).getFirst();
    }

    Ending consume(UUID orderId) {
        return endEach(List.of(Wish.consume(orderId))).getFirst();
    }

    Ending expire(UUID orderId) {
        return endEach(List.of(Wish.expire(orderId))).getFirst();
    }

    /**
     * In one transaction, with as many statements as for one order.
     *
     * @param wishes each order once
     * @return their answers, in their order
     */
    List<Ending> endEach(List<Wish> wishes) {
        return transactions.run(status -> attempt(wishes));
    }

    /** Stock first, reservations second, as a hold does: the two for one order must not lock each other out. */
    private List<Ending> attempt(List<Wish> wishes) {
        Map<UUID, Reservation> seen = reservations.find(ids(wishes));
        StockSheet sheet = stock.lock(seen.values().stream()
                .filter(Reservation::isHeld)
                .flatMap(reservation -> reservation.lines().stream())
                .map(ReservationLine::bookId)
                .toList());
        Map<UUID, Reservation> locked = lock(wishes);
        List<Wish> ending = wishes.stream()
                .filter(wish -> isHeld(locked.get(wish.orderId())))
                .toList();
        if (!seen.keySet().containsAll(ids(ending))) {
            throw new Overtaken("one of these orders got its hold at this moment: " + ids(ending));
        }
        end(
                sheet,
                ending.stream()
                        .collect(groupingBy(
                                Wish::end,
                                LinkedHashMap::new,
                                mapping(wish -> requireNonNull(locked.get(wish.orderId())), toList()))));
        return wishes.stream()
                .map(wish -> ending(wish, locked.get(wish.orderId())))
                .toList();
    }

    private static List<UUID> ids(List<Wish> wishes) {
        return wishes.stream().map(Wish::orderId).toList();
    }

    private static boolean isHeld(@Nullable Reservation reservation) {
        return reservation != null && reservation.isHeld();
    }

    private static Ending ending(Wish wish, @Nullable Reservation before) {
        if (before == null) {
            return Ending.UNKNOWN;
        }
        return before.isHeld() || wish.isMetBy(before.status()) ? Ending.DONE : Ending.REFUSED;
    }

    /** An order that shall be released before it held anything gets a mark, so that a hold that comes late fails. */
    private Map<UUID, Reservation> lock(List<Wish> wishes) {
        Map<UUID, Reservation> locked = reservations.lock(ids(wishes));
        List<UUID> unknown = wishes.stream()
                .filter(wish -> wish.end() == ReservationStatus.RELEASED && !locked.containsKey(wish.orderId()))
                .map(Wish::orderId)
                .toList();
        if (unknown.isEmpty()) {
            return locked;
        }
        reservations.insert(unknown, ReservationStatus.RELEASED, clock.instant());
        return reservations.lock(ids(wishes));
    }

    private void end(StockSheet sheet, Map<ReservationStatus, List<Reservation>> held) {
        List<StockChange> changes = new ArrayList<>();
        List<NewEvent> events = new ArrayList<>();
        held.forEach((end, orders) -> orders.forEach(order -> {
            order.lines().forEach(line -> changes.add(change(end, order.orderId(), line)));
            events.add(ReservationEvents.ended(order, end));
        }));
        requireCovered(stock.changeEach(sheet, List.of(changes)).getFirst());
        held.forEach((end, orders) ->
                reservations.end(orders.stream().map(Reservation::orderId).toList(), end));
        outbox.appendAll(events);
        held.forEach((end, orders) -> orders.forEach(order -> metrics.count(end)));
    }

    private static StockChange change(ReservationStatus end, UUID orderId, ReservationLine line) {
        return switch (end) {
            case RELEASED -> StockChange.release(orderId, line.bookId(), line.quantity());
            case CONSUMED -> StockChange.consume(orderId, line.bookId(), line.quantity());
            case EXPIRED -> StockChange.expire(orderId, line.bookId(), line.quantity());
            case HELD -> throw new IllegalArgumentException("a hold does not end by being held");
        };
    }

    /** Undoes whatever the order did to stock: a held copy is released, a sold one is put back, once. */
    void cancel(UUID orderId) {
        transactions.run(status -> {
            Ending released = release(orderId);
            if (released == Ending.REFUSED) {
                reservations
                        .lock(orderId)
                        .filter(consumed -> !consumed.returned())
                        .ifPresent(this::putBack);
            }
            return released;
        });
    }

    /** Copies that came back with a refund are in stock already. */
    private void putBack(Reservation consumed) {
        requireCovered(stock.change(reservations.notRestocked(consumed.orderId()).stream()
                .map(line -> StockChange.putBack(consumed.orderId(), line.bookId(), line.quantity()))
                .toList()));
        reservations.markReturned(consumed.orderId());
        metrics.countReturned();
    }

    private static void requireCovered(List<Stock.Refused> refused) {
        if (!refused.isEmpty()) {
            throw new IllegalStateException("Stock does not cover what these orders hold: " + refused);
        }
    }
}
