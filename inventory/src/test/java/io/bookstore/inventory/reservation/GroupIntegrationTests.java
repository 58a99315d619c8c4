package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.AllAtOnce;
import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.inventory.StockWitness.Row;
import io.bookstore.platform.ids.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** Orders that are written together: each gets its own answer. */
@InventoryIntegrationTest
class GroupIntegrationTests {

    private final HoldStock holdStock;
    private final EndReservation endReservation;
    private final ReservationDesk desk;
    private final StockWitness witness;

    @Autowired
    GroupIntegrationTests(
            HoldStock holdStock, EndReservation endReservation, ReservationDesk desk, StockWitness witness) {
        this.holdStock = holdStock;
        this.endReservation = endReservation;
        this.desk = desk;
        this.witness = witness;
    }

    @AfterEach
    void seesNothingWrong() {
        witness.seesNothingWrong();
    }

    @Test
    void holdsForEachOrderInTurnAndTellsConsumersOnce() {
        UUID book = witness.book(6);
        UUID other = witness.book(1);
        Wanted known = wanted(book, 1);
        Hold.Held first = (Hold.Held) holdStock.holdEach(List.of(known)).getFirst();
        Wanted released = wanted(book, 1);
        endReservation.release(released.orderId());
        Wanted greedy = new Wanted(Ids.next(), List.of(new ReservationLine(other, 1), new ReservationLine(book, 6)));

        List<Hold> answers = holdStock.holdEach(List.of(
                known,
                new Wanted(known.orderId(), greedy.lines()),
                released,
                wanted(book, 4),
                greedy,
                wanted(other, 1),
                wanted(book, 1),
                wanted(book, 1)));

        assertThat(answers)
                .containsExactly(
                        new Hold.Held(first.expiresAt(), true),
                        new Hold.OtherLines(),
                        new Hold.Ended(ReservationStatus.RELEASED),
                        answers.get(3),
                        new Hold.OutOfStock(List.of(new ShortLine(book, 6, 1))),
                        answers.get(5),
                        answers.get(6),
                        new Hold.OutOfStock(List.of(new ShortLine(book, 1, 0))));
        assertThat(List.of(answers.get(3), answers.get(5), answers.get(6))).allMatch(Hold.Held.class::isInstance);
        assertThat(witness.stock(book)).isEqualTo(new Row(6, 6));
        assertThat(witness.stock(other)).isEqualTo(new Row(1, 1));
        assertThat(witness.ledger(book)).containsExactly("receipt", "reserve", "reserve", "reserve");
        assertThat(witness.events(book)).containsExactly("stock-changed", "stock-changed", "stock-low");
        assertThat(witness.events(greedy.orderId())).containsExactly("reservation-refused");
    }

    @Test
    void endsEachOrderInItsOwnWay() {
        UUID book = witness.book(9);
        List<Wanted> held = List.of(wanted(book, 1), wanted(book, 2), wanted(book, 3), wanted(book, 1));
        holdStock.holdEach(held);
        endReservation.consume(held.get(3).orderId());
        UUID unknown = Ids.next();

        assertThat(endReservation.endEach(List.of(
                        Wish.consume(held.get(0).orderId()),
                        Wish.release(held.get(1).orderId()),
                        Wish.expire(held.get(2).orderId()),
                        Wish.release(held.get(3).orderId()),
                        Wish.consume(unknown),
                        Wish.release(Ids.next()))))
                .containsExactly(Ending.DONE, Ending.DONE, Ending.DONE, Ending.REFUSED, Ending.UNKNOWN, Ending.DONE);

        assertThat(witness.stock(book)).isEqualTo(new Row(7, 0));
        assertThat(held.stream().map(order -> witness.reservation(order.orderId())))
                .containsExactly("consumed", "released", "expired", "consumed");
    }

    /** A book named twice is stopped by the routes; here it plays the order that the database refuses. */
    @Test
    void failsTheOrderAtFaultAndNoneOfItsNeighbours() {
        UUID book = witness.book(100);
        ReservationLine line = new ReservationLine(book, 1);
        List<Callable<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Wanted order = i % 10 == 0 ? new Wanted(Ids.next(), List.of(line, line)) : wanted(book, 1);
            tasks.add(() -> {
                try {
                    return desk.hold(order);
                } catch (IllegalStateException refused) {
                    return refused;
                }
            });
        }

        List<Object> answers = AllAtOnce.run(tasks);

        assertThat(answers).filteredOn(Hold.Held.class::isInstance).hasSize(36);
        assertThat(answers)
                .filteredOn(IllegalStateException.class::isInstance)
                .hasSize(4)
                .allSatisfy(failed -> assertThat((Exception) failed).hasCauseInstanceOf(DuplicateKeyException.class));
        assertThat(witness.stock(book)).isEqualTo(new Row(100, 36));
    }

    private static Wanted wanted(UUID book, int quantity) {
        return new Wanted(Ids.next(), List.of(new ReservationLine(book, quantity)));
    }
}
