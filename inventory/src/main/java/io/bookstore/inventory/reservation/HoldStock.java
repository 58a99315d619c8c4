package io.bookstore.inventory.reservation;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.bookstore.inventory.stock.Stock;
import io.bookstore.inventory.stock.StockChange;
import io.bookstore.inventory.stock.StockSheet;
import io.bookstore.inventory.transaction.Overtaken;
import io.bookstore.inventory.transaction.Transactions;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sets copies aside for an order: all of its lines or none, and once. */
@Component
class HoldStock {

    private final Reservations reservations;
    private final Stock stock;
    private final Outbox outbox;
    private final Transactions transactions;
    private final ReservationSettings settings;
    private final ReservationMetrics metrics;
    private final Clock clock;

    HoldStock(
            Reservations reservations,
            Stock stock,
            Outbox outbox,
            Transactions transactions,
            ReservationSettings settings,
            ReservationMetrics metrics,
            Clock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param lines each book once */
    Hold hold(UUID orderId, List<ReservationLine> lines) {
        return holdEach(List.of(new Wanted(orderId, lines))).getFirst();
    }

    /**
     * In one transaction, with as many statements as for one order.
     *
     * @param orders each once
     * @return their answers, in their order
     */
    List<Hold> holdEach(List<Wanted> orders) {
        List<Hold> outcomes = transactions.run(status -> attempt(orders));
        outcomes.forEach(metrics::count);
        return outcomes;
    }

    private List<Hold> attempt(List<Wanted> orders) {
        StockSheet sheet = stock.lock(orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(ReservationLine::bookId)
                .toList());
        // read after the rows are locked: whoever had locked them for the same order has committed by now
        Map<UUID, Reservation> known =
                reservations.find(orders.stream().map(Wanted::orderId).toList());
        Map<UUID, Hold> decided = decide(
                sheet,
                orders.stream()
                        .filter(order -> !known.containsKey(order.orderId()))
                        .toList());
        return orders.stream()
                .map(order -> {
                    Reservation earlier = known.get(order.orderId());
                    return earlier == null
                            ? requireNonNull(decided.get(order.orderId()))
                            : known(earlier, order.lines());
                })
                .toList();
    }

    private Map<UUID, Hold> decide(StockSheet sheet, List<Wanted> orders) {
        // as exact as the column, so that a repeated request gets the same answer
        Instant expiresAt = clock.instant().plus(settings.expiry()).truncatedTo(ChronoUnit.MICROS);
        List<List<Stock.Refused>> refused =
                stock.changeEach(sheet, orders.stream().map(HoldStock::changes).toList());
        Map<UUID, Hold> decided = new HashMap<>();
        List<Wanted> held = new ArrayList<>();
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Wanted order = orders.get(i);
            if (refused.get(i).isEmpty()) {
                held.add(order);
                decided.put(order.orderId(), new Hold.Held(expiresAt, false));
                events.add(ReservationEvents.made(order.orderId(), order.lines(), expiresAt));
            } else {
                List<ShortLine> shortLines = shortLines(order.lines(), refused.get(i));
                decided.put(order.orderId(), new Hold.OutOfStock(shortLines));
                events.add(ReservationEvents.refused(order.orderId(), shortLines));
            }
        }
        keep(held, expiresAt);
        outbox.appendAll(events);
        return decided;
    }

    private void keep(List<Wanted> held, Instant expiresAt) {
        if (held.isEmpty()) {
            return;
        }
        List<UUID> ids = held.stream().map(Wanted::orderId).toList();
        if (reservations.insert(ids, ReservationStatus.HELD, expiresAt).size() < held.size()) {
            throw new Overtaken("one of these orders got a reservation from another replica: " + ids);
        }
        reservations.insertLines(held);
    }

    private static List<StockChange> changes(Wanted order) {
        return order.lines().stream()
                .sorted(Comparator.comparing(ReservationLine::bookId))
                .map(line -> StockChange.reserve(order.orderId(), line.bookId(), line.quantity()))
                .toList();
    }

    private static Hold known(Reservation reservation, List<ReservationLine> lines) {
        if (!reservation.isHeld()) {
            return new Hold.Ended(reservation.status());
        }
        boolean same = quantities(reservation.lines()).equals(quantities(lines));
        return same ? new Hold.Held(reservation.expiresAt(), true) : new Hold.OtherLines();
    }

    private static Map<UUID, Integer> quantities(List<ReservationLine> lines) {
        return lines.stream().collect(toMap(ReservationLine::bookId, ReservationLine::quantity));
    }

    private static List<ShortLine> shortLines(List<ReservationLine> lines, List<Stock.Refused> refused) {
        Map<UUID, Integer> requested = quantities(lines);
        return refused.stream()
                .map(each -> new ShortLine(each.bookId(), requested.getOrDefault(each.bookId(), 0), each.available()))
                .toList();
    }
}
