package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.AllAtOnce;
import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.inventory.StockWitness.Row;
import io.bookstore.platform.ids.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InventoryIntegrationTest
class HoldStockIntegrationTests {

    private final HoldStock holdStock;
    private final EndReservation endReservation;
    private final StockWitness witness;

    @Autowired
    HoldStockIntegrationTests(HoldStock holdStock, EndReservation endReservation, StockWitness witness) {
        this.holdStock = holdStock;
        this.endReservation = endReservation;
        this.witness = witness;
    }

    @AfterEach
    void seesNothingWrong() {
        witness.seesNothingWrong();
    }

    @Test
    void neverHoldsMoreCopiesThanAreOnHand() {
        UUID book = witness.book(10);

        List<Hold> outcomes = AllAtOnce.run(IntStream.range(0, 64)
                .<Callable<Hold>>mapToObj(i -> () -> holdStock.hold(Ids.next(), lines(book, 1)))
                .toList());

        assertThat(outcomes).filteredOn(Hold.Held.class::isInstance).hasSize(10);
        assertThat(outcomes).filteredOn(Hold.OutOfStock.class::isInstance).hasSize(54);
        assertThat(witness.stock(book)).isEqualTo(new Row(10, 10));
        assertThat(witness.ledger(book)).hasSize(11).containsOnly("receipt", "reserve");
    }

    @Test
    void holdsAllLinesOrNone() {
        UUID plenty = witness.book(5);
        UUID few = witness.book(1);
        UUID unknown = Ids.next();
        UUID order = Ids.next();

        Hold outcome = holdStock.hold(
                order,
                List.of(new ReservationLine(plenty, 2), new ReservationLine(few, 2), new ReservationLine(unknown, 3)));

        assertThat(outcome)
                .isEqualTo(new Hold.OutOfStock(List.of(new ShortLine(few, 2, 1), new ShortLine(unknown, 3, 0))));
        assertThat(witness.stock(plenty)).isEqualTo(new Row(5, 0));
        assertThat(witness.stock(few)).isEqualTo(new Row(1, 0));
        assertThat(witness.events(plenty)).isEmpty();
        assertThat(witness.events(order)).containsExactly("reservation-refused");
    }

    @Test
    void holdsAfterARefusalWhenCopiesCame() {
        UUID book = witness.book(1);
        UUID order = Ids.next();
        assertThat(holdStock.hold(order, lines(book, 2))).isInstanceOf(Hold.OutOfStock.class);

        assertThat(holdStock.hold(order, lines(book, 1))).isInstanceOf(Hold.Held.class);
    }

    @Test
    void holdsOnceHoweverOftenTheSameOrderAsks() {
        UUID book = witness.book(10);
        UUID order = Ids.next();

        List<Hold> outcomes = AllAtOnce.run(IntStream.range(0, 20)
                .<Callable<Hold>>mapToObj(i -> () -> holdStock.hold(order, lines(book, 3)))
                .toList());

        assertThat(outcomes).allMatch(Hold.Held.class::isInstance);
        assertThat(outcomes)
                .filteredOn(hold -> hold instanceof Hold.Held held && !held.repeated())
                .hasSize(1);
        assertThat(witness.stock(book)).isEqualTo(new Row(10, 3));
        assertThat(witness.events(order)).containsExactly("reservation-made");
    }

    @Test
    void refusesOtherLinesForTheSameOrder() {
        UUID book = witness.book(10);
        UUID order = Ids.next();
        holdStock.hold(order, lines(book, 3));

        assertThat(holdStock.hold(order, lines(book, 4))).isEqualTo(new Hold.OtherLines());
        assertThat(witness.stock(book)).isEqualTo(new Row(10, 3));
    }

    @Test
    void refusesAHoldThatComesAfterItsRelease() {
        UUID book = witness.book(10);
        UUID order = Ids.next();

        assertThat(endReservation.release(order)).isEqualTo(Ending.DONE);
        assertThat(endReservation.release(order)).isEqualTo(Ending.DONE);

        assertThat(holdStock.hold(order, lines(book, 3))).isEqualTo(new Hold.Ended(ReservationStatus.RELEASED));
        assertThat(witness.stock(book)).isEqualTo(new Row(10, 0));
        assertThat(witness.events(order)).isEmpty();
    }

    @Test
    void releasesOnce() {
        UUID book = witness.book(10);
        UUID order = held(book, 3);

        assertThat(AllAtOnce.run(times(8, () -> endReservation.release(order)))).containsOnly(Ending.DONE);

        assertThat(witness.stock(book)).isEqualTo(new Row(10, 0));
        assertThat(witness.events(order)).containsExactly("reservation-made", "reservation-released");
        assertThat(endReservation.consume(order)).isEqualTo(Ending.REFUSED);
        assertThat(witness.reservation(order)).isEqualTo("released");
    }

    @Test
    void consumesOnce() {
        UUID book = witness.book(10);
        UUID order = held(book, 3);

        assertThat(AllAtOnce.run(times(8, () -> endReservation.consume(order)))).containsOnly(Ending.DONE);

        assertThat(witness.stock(book)).isEqualTo(new Row(7, 0));
        assertThat(witness.events(order)).containsExactly("reservation-made", "reservation-consumed");
        assertThat(endReservation.release(order)).isEqualTo(Ending.REFUSED);
        assertThat(endReservation.expire(order)).isEqualTo(Ending.REFUSED);
        assertThat(holdStock.hold(order, lines(book, 3))).isEqualTo(new Hold.Ended(ReservationStatus.CONSUMED));
        assertThat(witness.stock(book)).isEqualTo(new Row(7, 0));
    }

    @Test
    void consumesNothingForAnUnknownOrder() {
        assertThat(endReservation.consume(Ids.next())).isEqualTo(Ending.UNKNOWN);
        assertThat(endReservation.expire(Ids.next())).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void putsTheCopiesOfACancelledOrderBackOnce() {
        UUID book = witness.book(10);
        UUID order = held(book, 3);
        endReservation.consume(order);

        AllAtOnce.run(times(8, () -> {
            endReservation.cancel(order);
            return true;
        }));

        assertThat(witness.stock(book)).isEqualTo(new Row(10, 0));
        assertThat(witness.ledger(book)).containsExactly("receipt", "reserve", "consume", "return");
        assertThat(witness.reservation(order)).isEqualTo("consumed");
    }

    @Test
    void releasesTheHoldOfACancelledOrder() {
        UUID book = witness.book(10);
        UUID order = held(book, 3);

        endReservation.cancel(order);
        endReservation.cancel(order);

        assertThat(witness.stock(book)).isEqualTo(new Row(10, 0));
        assertThat(witness.ledger(book)).containsExactly("receipt", "reserve", "release");
    }

    @RepeatedTest(10)
    void leavesNothingReservedWhenHoldAndReleaseRace() {
        UUID book = witness.book(2);
        UUID order = Ids.next();

        List<Object> outcomes = AllAtOnce.run(
                List.of(() -> holdStock.hold(order, lines(book, 2)), () -> endReservation.release(order)));

        assertThat(outcomes.get(1)).isEqualTo(Ending.DONE);
        assertThat(witness.stock(book)).isEqualTo(new Row(2, 0));
        assertThat(witness.reservation(order)).isEqualTo("released");
    }

    @Test
    void ordersForTheSameBooksInOppositeOrderAllFinish() {
        List<UUID> books =
                IntStream.range(0, 6).mapToObj(i -> witness.book(200)).toList();
        List<ReservationLine> forth =
                books.stream().map(book -> new ReservationLine(book, 1)).toList();
        List<Callable<Hold>> tasks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<ReservationLine> lines = i % 2 == 0 ? forth : forth.reversed();
            tasks.add(() -> holdStock.hold(Ids.next(), lines));
        }

        assertThat(AllAtOnce.run(tasks)).allMatch(Hold.Held.class::isInstance);
        assertThat(books).allSatisfy(book -> assertThat(witness.stock(book)).isEqualTo(new Row(200, 60)));
    }

    /** Whatever happens at once, the ledger sums to the rows and nothing is lost; the seed is printed to replay. */
    @Test
    void keepsItsBooksUnderAnyMixOfCommands() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<UUID> books = IntStream.range(0, 5).mapToObj(i -> witness.book(30)).toList();
        List<UUID> orders = IntStream.range(0, 60).mapToObj(i -> Ids.next()).toList();
        List<Callable<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            UUID order = orders.get(random.nextInt(orders.size()));
            List<ReservationLine> lines = books.stream()
                    .filter(book -> (order.hashCode() ^ book.hashCode()) % 2 == 0)
                    .map(book -> new ReservationLine(book, 1 + Math.floorMod(order.hashCode(), 3)))
                    .toList();
            int command = random.nextInt(6);
            tasks.add(() -> switch (command) {
                case 0 -> endReservation.release(order);
                case 1 -> endReservation.consume(order);
                case 2 -> cancel(order);
                default -> lines.isEmpty() ? "nothing" : holdStock.hold(order, lines);
            });
        }

        AllAtOnce.run(tasks);

        System.out.println("keepsItsBooksUnderAnyMixOfCommands: seed " + seed + ", " + tasks.size() + " commands");
        witness.seesNothingWrong();
    }

    private String cancel(UUID order) {
        endReservation.cancel(order);
        return "cancelled";
    }

    private UUID held(UUID book, int quantity) {
        UUID order = Ids.next();
        assertThat(holdStock.hold(order, lines(book, quantity))).isInstanceOf(Hold.Held.class);
        return order;
    }

    private static List<ReservationLine> lines(UUID book, int quantity) {
        return List.of(new ReservationLine(book, quantity));
    }

    private static <T> List<Callable<T>> times(int n, Callable<T> task) {
        return IntStream.range(0, n).mapToObj(i -> task).toList();
    }
}
