package io.bookstore.search.projection;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How much shoppers are drawn to a book: hits that they opened or put into the cart, damped, and halved every thirty
 * days. Kept by day, and told to the index in levels: a hundred clicks are less than one copy sold, and no number of
 * clicks is more than two.
 */
@Component
public class Interest {

    /** What a level is worth, in copies sold. */
    private static final double LEVEL = 0.1;

    private static final int DAYS = 90;
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Turn turn;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Interest(JdbcClient jdbc, Turn turn, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.turn = turn;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sales and interest as one number to rank by. */
    public static double popularity(ProjectedBook book) {
        return book.sales() + LEVEL * book.interest();
    }

    public void clicked(UUID bookId) {
        add(bookId, 1, 0);
    }

    public void putIntoCart(UUID bookId) {
        add(bookId, 0, 1);
    }

    /** Brings the levels up to date. Answers how many moved. */
    public int settle() {
        int all = 0;
        int moved;
        do {
            Integer now = transaction.execute(status -> settleSome());
            moved = now == null ? 0 : now;
            all += moved;
        } while (moved == AT_ONCE);
        return all;
    }

    public void forgetOld() {
        jdbc.sql("delete from book_interest where day <= ?").param(first()).update();
    }

    private void add(UUID bookId, int clicks, int carts) {
        jdbc.sql("""
                        insert into book_interest as known (book_id, day, clicks, carts) values (?, ?, ?, ?)
                        on conflict (book_id, day) do update set
                            clicks = known.clicks + excluded.clicks, carts = known.carts + excluded.carts
                        """).params(bookId, Date.valueOf(today()), clicks, carts).update();
    }

    private int settleSome() {
        turn.take();
        return jdbc.sql("""
                        with points as (
                            select book_id, sum((clicks + 5 * carts) * power(0.5, (:today - day) / 30.0)) as points
                            from book_interest where day > :first group by book_id
                        ), wanted as (
                            select book_id, least(20, floor(2 * ln(1 + coalesce(points, 0))))::integer as level
                            from (select book_id from points
                                  union select book_id from projected_book where interest > 0) either
                            left join points using (book_id)
                        ), moved as (
                            select wanted.* from wanted join projected_book book using (book_id)
                            where book.interest <> wanted.level limit :most
                        )
                        update projected_book book
                        set interest = moved.level, version = next_book_version(book.version), problem = null
                        from moved where moved.book_id = book.book_id
                        """)
                .param("today", Date.valueOf(today()))
                .param("first", first())
                .param("most", AT_ONCE)
                .update();
    }

    private Date first() {
        return Date.valueOf(today().minusDays(DAYS));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
