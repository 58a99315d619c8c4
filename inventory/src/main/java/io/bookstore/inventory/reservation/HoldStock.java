package io.bookstore.inventory.reservation;

import static java.util.stream.Collectors.toMap;

import io.bookstore.inventory.stock.Stock;
import io.bookstore.inventory.stock.StockChange;
import io.bookstore.inventory.transaction.Transactions;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sets copies aside for an order: all of its lines or none. */
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
        List<ReservationLine> inOrder = lines.stream()
                .sorted(Comparator.comparing(ReservationLine::bookId))
                .toList();
        Hold outcome = transactions.run(status -> {
            Hold hold = attempt(orderId, inOrder);
            if (hold instanceof Hold.OutOfStock) {
                status.setRollbackOnly();
            }
            return hold;
        });
        if (outcome instanceof Hold.OutOfStock(List<ShortLine> shortLines)) {
            transactions.run(status -> {
                outbox.append(ReservationEvents.refused(orderId, shortLines));
                return shortLines;
            });
        }
        metrics.count(outcome);
        return outcome;
    }

    private Hold attempt(UUID orderId, List<ReservationLine> lines) {
        // as exact as the column, so that a repeated request gets the same answer
        Instant expiresAt = clock.instant().plus(settings.expiry()).truncatedTo(ChronoUnit.MICROS);
        if (!reservations.insert(orderId, ReservationStatus.HELD, expiresAt)) {
            return known(reservations.find(orderId).orElseThrow(), lines);
        }
        List<Stock.Refused> refused = stock.change(lines.stream()
                .map(line -> StockChange.reserve(orderId, line.bookId(), line.quantity()))
                .toList());
        if (!refused.isEmpty()) {
            return new Hold.OutOfStock(shortLines(lines, refused));
        }
        reservations.insertLines(orderId, lines);
        outbox.append(ReservationEvents.made(orderId, lines, expiresAt));
        return new Hold.Held(expiresAt, false);
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
                .map(each -> shortLine(each, requested.getOrDefault(each.bookId(), 0)))
                .toList();
    }

    /** Copies that became free after they were refused must not make the answer contradict itself. */
    private static ShortLine shortLine(Stock.Refused refused, int requested) {
        return new ShortLine(refused.bookId(), requested, Math.min(refused.available(), requested - 1));
    }
}
