package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.cartorder.stock.Hold;
import io.bookstore.cartorder.stock.Reservation;
import io.bookstore.cartorder.stock.ShortLine;
import io.bookstore.cartorder.stock.Stock;
import io.bookstore.cartorder.stock.StockLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Inventory in memory, by the rules of the real one: all lines or none, once per order, each hold ends once. */
public final class MemoryStock implements Stock {

    private final int initial;
    private final Map<UUID, Shelf> shelves = new HashMap<>();
    private final Map<UUID, Held> held = new HashMap<>();
    private final Set<String> booked = new HashSet<>();

    public Faults faults = Faults.NONE;

    /** A bug to plant: what happens between looking and taking. */
    public Runnable betweenReadAndWrite;

    /** A bug to plant: a call that comes twice counts twice. */
    public boolean countsTwice;

    /** @param initial copies of each book */
    public MemoryStock(int initial) {
        this.initial = initial;
    }

    /** The copies of one book, with a ledger of all changes. */
    public static final class Shelf {
        private final int initial;
        public int onHand;
        public int reserved;
        private int sold;
        private int returned;
        private int ledger;

        Shelf(int initial) {
            this.initial = initial;
            this.onHand = initial;
            this.ledger = initial;
        }

        private void change(int byOnHand, int byReserved) {
            onHand += byOnHand;
            reserved += byReserved;
            ledger += byOnHand;
            Invariant.S1.require(reserved >= 0 && reserved <= onHand, () -> reserved + " reserved of " + onHand);
            Invariant.S2.require(
                    ledger == onHand && onHand == initial - sold + returned,
                    () -> onHand + " on hand, but " + initial + " - " + sold + " + " + returned);
            Invariant.S3.require(sold - returned <= initial, () -> sold + " sold of " + initial);
        }

        public int available() {
            return onHand - reserved;
        }
    }

    private static final class Held {
        private final List<StockLine> lines;
        private Reservation status;
        private boolean returned;
        private int ends;
        private final Map<UUID, Integer> restocked = new HashMap<>();

        Held(List<StockLine> lines, Reservation status) {
            this.lines = lines;
            this.status = status;
        }

        void end(Reservation by) {
            status = by;
            ends++;
            Invariant.S4.require(ends == 1, () -> "a hold ended " + ends + " times, last as " + by);
        }
    }

    public Shelf shelf(UUID book) {
        return shelves.computeIfAbsent(book, id -> new Shelf(initial));
    }

    public int onHand() {
        return shelves.values().stream().mapToInt(shelf -> shelf.onHand).sum();
    }

    public int reserved() {
        return shelves.values().stream().mapToInt(shelf -> shelf.reserved).sum();
    }

    public Reservation standing(UUID order) {
        Held known = held.get(order);
        return known == null ? Reservation.NONE : known.status;
    }

    @Override
    public Hold hold(UUID orderId, List<StockLine> lines) {
        return faults.carry("hold", true, () -> take(orderId, lines));
    }

    private Hold take(UUID orderId, List<StockLine> lines) {
        Held known = held.get(orderId);
        if (known != null) {
            if (known.status == Reservation.HELD && !known.lines.equals(lines)) {
                throw new RemoteFailure("inventory", "answered 422");
            }
            return known.status == Reservation.HELD ? new Hold.Held() : new Hold.Ended();
        }
        List<ShortLine> missing = lines.stream()
                .filter(line -> shelf(line.bookId()).available() < line.quantity())
                .map(line -> new ShortLine(
                        line.bookId(), line.quantity(), shelf(line.bookId()).available()))
                .toList();
        if (betweenReadAndWrite != null) {
            betweenReadAndWrite.run();
        }
        if (!missing.isEmpty()) {
            return new Hold.TooFew(missing);
        }
        lines.forEach(line -> shelf(line.bookId()).change(0, line.quantity()));
        held.put(orderId, new Held(lines, Reservation.HELD));
        return new Hold.Held();
    }

    @Override
    public void release(UUID orderId) {
        faults.carry("release", true, () -> {
            if (!free(orderId, Reservation.RELEASED)) {
                throw new RemoteFailure("inventory", "answered 409");
            }
            return true;
        });
    }

    /** Of an order that never held anything, a mark stays, so that a hold that comes late is refused. */
    private boolean free(UUID orderId, Reservation as) {
        Held known = held.computeIfAbsent(orderId, id -> new Held(List.of(), Reservation.RELEASED));
        if (known.status == Reservation.HELD || (countsTwice && known.status == Reservation.RELEASED)) {
            known.lines.forEach(line -> shelf(line.bookId()).change(0, -line.quantity()));
            known.end(as);
        }
        return known.status != Reservation.CONSUMED;
    }

    @Override
    public boolean consume(UUID orderId) {
        return faults.carry("consume", true, () -> sell(orderId));
    }

    /** @return false when there is nothing to sell */
    public boolean sell(UUID orderId) {
        Held known = held.get(orderId);
        if (known == null) {
            return false;
        }
        if (known.status == Reservation.HELD || (countsTwice && known.status == Reservation.CONSUMED)) {
            for (StockLine line : known.lines) {
                shelf(line.bookId()).sold += line.quantity();
                shelf(line.bookId()).change(-line.quantity(), -line.quantity());
            }
            known.end(Reservation.CONSUMED);
        }
        return known.status == Reservation.CONSUMED;
    }

    @Override
    public Reservation look(UUID orderId) {
        return faults.carry("look", true, () -> standing(orderId));
    }

    /** What inventory does when it hears that an order was cancelled. */
    public void hearOfCancellation(UUID orderId) {
        if (!free(orderId, Reservation.RELEASED)) {
            Held sold = held.get(orderId);
            if (!sold.returned) {
                sold.returned = true;
                sold.lines.forEach(line ->
                        putBack(line.bookId(), line.quantity() - sold.restocked.getOrDefault(line.bookId(), 0)));
            }
        }
    }

    private void putBack(UUID book, int copies) {
        shelf(book).returned += copies;
        shelf(book).change(copies, 0);
    }

    /** Copies came back with a refund: booked once per refund and book. */
    public void restock(UUID orderId, UUID refundId, UUID book, int copies) {
        Held sold = held.get(orderId);
        boolean possible = sold != null && sold.status == Reservation.CONSUMED && !sold.returned;
        if (possible && booked.add(refundId + " " + book)) {
            sold.restocked.merge(book, copies, Integer::sum);
            putBack(book, copies);
        }
    }

    /** Something that should not happen: the hold ends without anybody's wish. */
    public void vanish(UUID orderId) {
        Held known = held.get(orderId);
        if (known != null && known.status == Reservation.HELD) {
            free(orderId, Reservation.EXPIRED);
        }
    }

    /** The same for the same copies, holds and ledger. */
    public int stateHash() {
        int hash = booked.hashCode();
        for (Map.Entry<UUID, Shelf> shelf : shelves.entrySet()) {
            hash += shelf.getKey().hashCode() * (shelf.getValue().onHand * 31 + shelf.getValue().reserved);
        }
        for (Map.Entry<UUID, Held> known : held.entrySet()) {
            hash += known.getKey().hashCode() * known.getValue().status.name().hashCode();
        }
        return hash;
    }

    /** Live holds, recounted. */
    public int liveCopies(UUID book) {
        return held.values().stream()
                .filter(known -> known.status == Reservation.HELD)
                .flatMap(known -> known.lines.stream())
                .filter(line -> line.bookId().equals(book))
                .mapToInt(StockLine::quantity)
                .sum();
    }

    public Map<UUID, Shelf> shelves() {
        return shelves;
    }
}
