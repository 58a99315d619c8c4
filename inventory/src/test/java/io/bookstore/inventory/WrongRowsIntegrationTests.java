package io.bookstore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.ids.Ids;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** Wrong rows, written straight by SQL: the database itself refuses each of them. */
@InventoryIntegrationTest
class WrongRowsIntegrationTests {

    private final StockWitness witness;
    private final JdbcClient jdbc;
    private UUID book = Ids.next();
    private UUID held = Ids.next();
    private UUID sold = Ids.next();

    @Autowired
    WrongRowsIntegrationTests(StockWitness witness, JdbcClient jdbc) {
        this.witness = witness;
        this.jdbc = jdbc;
    }

    /** Ten copies: one is held, one is sold. */
    @BeforeEach
    void makeRightRows() {
        book = witness.book(10);
        held = Ids.next();
        sold = Ids.next();
        for (UUID order : new UUID[] {held, sold}) {
            write("""
                    insert into reservation (order_id, status, expires_at, check_at, created_at, updated_at)
                    values (:order, 'held', now(), now(), now(), now())
                    """, order);
            write("insert into reservation_line (order_id, book_id, quantity) values (:order, :book, 1)", order);
        }
        change(2, "reserve", 0, 1, held);
        change(3, "reserve", 0, 1, sold);
        change(4, "consume", -1, -1, sold);
        write("update reservation set status = 'consumed', version = 2 where order_id = :order", sold);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update stock set on_hand = -1 where book_id = :book",
                "update stock set reserved = -1 where book_id = :book",
                "update stock set reserved = on_hand + 1 where book_id = :book",
                "update stock set on_hand = on_hand + 1 where book_id = :book",
                "update stock set reserved = 0 where book_id = :book",
                "update stock set on_hand = on_hand + 1, version = version + 1 where book_id = :book",
                "update stock set threshold = -1 where book_id = :book",
                "update stock set version = -1 where book_id = :book",
                "insert into stock (book_id, threshold, on_hand) values (:order, 5, 1)",
                "delete from stock where book_id = :book",
                "update stock_ledger set on_hand_delta = 11 where book_id = :book and version = 1",
                "delete from stock_ledger where book_id = :book",
                "truncate stock_ledger",
                "update reservation set status = 'lost' where order_id = :order",
                "update reservation set returned_at = now() where order_id = :order",
                "update reservation set version = 0 where order_id = :order",
                "delete from reservation where order_id = :order",
                "update reservation_line set quantity = 0 where order_id = :order",
                "update reservation_line set quantity = 2 where order_id = :order",
                "update reservation_line set restocked = 2 where order_id = :order",
                "delete from reservation_line where order_id = :order",
                "insert into reservation_line (order_id, book_id, quantity) values (:order, :book, 1)",
                "insert into reservation_line (order_id, book_id, quantity) values (:order, :order, 1)"
            })
    void refusesRowsThatCannotBe(String sql) {
        assertRefused(() -> write(sql, held));
    }

    @ParameterizedTest
    @ValueSource(strings = {"held", "released", "expired"})
    void refusesAnotherEndOfAReservation(String status) {
        assertRefused(() -> write("update reservation set status = '" + status + "' where order_id = :order", sold));
    }

    /** Each with the stock row changed along, so that the entry itself is what is wrong. */
    @ParameterizedTest
    @CsvSource({
        "5, receipt, 0, 0",
        "5, receipt, -1, 0",
        "5, adjustment, 0, 0",
        "5, reserve, 0, -1",
        "5, reserve, 1, 1",
        "5, release, 0, 1",
        "5, consume, 0, -1",
        "5, return, 0, 1",
        "5, gift, 1, 0",
        "7, release, 0, -1",
        "4, release, 0, -1",
    })
    void refusesEntriesThatMakeNoSense(int version, String kind, int onHand, int reserved) {
        assertRefused(() -> change(version, kind, onHand, reserved, held));
    }

    @Test
    void refusesASecondClosingEntry() {
        assertRefused(() -> change(5, "release", 0, -1, sold));
        assertRefused(() -> change(5, "expire", 0, -1, sold));
        assertRefused(() -> change(5, "consume", -1, -1, sold));
    }

    @Test
    void refusesTheSameReservationTwice() {
        assertRefused(() -> change(5, "reserve", 0, 1, held));
    }

    private void assertRefused(Runnable write) {
        assertThatThrownBy(write::run).isInstanceOfAny(DataAccessException.class, TransactionException.class);
        assertThat(witness.stock(book)).isEqualTo(new StockWitness.Row(9, 1));
        assertThat(witness.ledger(book)).containsExactly("receipt", "reserve", "reserve", "consume");
        witness.seesNothingWrong();
    }

    /** A change with its entry as the service writes it, whatever its values. */
    private void change(int version, String kind, int onHand, int reserved, UUID order) {
        jdbc.sql("""
                        with row as (
                            update stock set on_hand = on_hand + :on_hand, reserved = reserved + :reserved, version = :version
                            where book_id = :book returning *
                        )
                        insert into stock_ledger (book_id, version, kind, on_hand_delta, reserved_delta, on_hand, reserved,
                                                  order_id, reference, reason, at)
                        select book_id, :version, :kind, :on_hand, :reserved, on_hand, reserved,
                               :order, case when :kind = 'receipt' then 'r' || :order end, 'test', now() from row
                        """)
                .param("book", book)
                .param("version", version)
                .param("kind", kind)
                .param("on_hand", onHand)
                .param("reserved", reserved)
                .param("order", order)
                .update();
    }

    private void write(String sql, UUID order) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("order", order);
        (sql.contains(":book") ? statement.param("book", book) : statement).update();
    }
}
