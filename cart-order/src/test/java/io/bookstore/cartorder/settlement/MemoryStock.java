package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.stock.Hold;
import io.bookstore.cartorder.stock.Reservation;
import io.bookstore.cartorder.stock.ShortLine;
import io.bookstore.cartorder.stock.Stock;
import io.bookstore.cartorder.stock.StockLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Inventory in memory, with one book on its shelf. */
final class MemoryStock implements Stock {

    final Map<UUID, Reservation> reservations = new HashMap<>();
    private final Map<UUID, Integer> copies = new HashMap<>();

    int onHand;
    int reserved;
    Faults faults = Faults.NONE;

    MemoryStock(int onHand) {
        this.onHand = onHand;
    }

    @Override
    public Hold hold(UUID orderId, List<StockLine> lines) {
        return Faults.call(faults, "hold", true, () -> {
            Reservation known = reservations.get(orderId);
            if (known != null) {
                return known == Reservation.HELD ? new Hold.Held() : new Hold.Ended();
            }
            int wanted = lines.stream().mapToInt(StockLine::quantity).sum();
            if (onHand - reserved < wanted) {
                return new Hold.TooFew(List.of(new ShortLine(lines.getFirst().bookId(), wanted, onHand - reserved)));
            }
            reserved += wanted;
            copies.put(orderId, wanted);
            reservations.put(orderId, Reservation.HELD);
            return new Hold.Held();
        });
    }

    @Override
    public void release(UUID orderId) {
        Faults.call(faults, "release", true, () -> {
            Reservation known = reservations.put(orderId, Reservation.RELEASED);
            if (known == Reservation.CONSUMED) {
                throw new AssertionError("sold copies were released");
            }
            reserved -= known == Reservation.HELD ? copies.get(orderId) : 0;
            return true;
        });
    }

    @Override
    public boolean consume(UUID orderId) {
        return Faults.call(faults, "consume", true, () -> {
            Reservation known = reservations.getOrDefault(orderId, Reservation.NONE);
            if (known == Reservation.HELD) {
                reservations.put(orderId, Reservation.CONSUMED);
                reserved -= copies.get(orderId);
                onHand -= copies.get(orderId);
            }
            return known.isAlive();
        });
    }

    @Override
    public Reservation look(UUID orderId) {
        return Faults.call(faults, "look", true, () -> reservations.getOrDefault(orderId, Reservation.NONE));
    }

    /** What inventory does when it hears that an order was cancelled. */
    void hearOfCancellation(UUID orderId) {
        Reservation known = reservations.getOrDefault(orderId, Reservation.NONE);
        if (known == Reservation.HELD) {
            reserved -= copies.get(orderId);
            reservations.put(orderId, Reservation.RELEASED);
        } else if (known == Reservation.CONSUMED && copies.containsKey(orderId)) {
            onHand += copies.remove(orderId);
        }
    }
}
