package io.bookstore.search.projection;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class InterestIntegrationTests extends SearchIntegrationTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Turn turn;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void fadesWithTheDays() {
        UUID book = known("Fading");
        Interest today = after(0);
        for (int i = 0; i < 50; i++) {
            today.clicked(book);
        }
        today.settle();
        int fresh = level(book);
        assertThat(fresh).isEqualTo(7);
        after(60).settle();
        assertThat(level(book)).isBetween(3, 6);
        after(91).settle();
        assertThat(level(book)).isZero();
        after(91).forgetOld();
        assertThat(jdbc.sql("select count(*) from book_interest where book_id = ?")
                        .param(book)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isWorthLessThanSales() {
        UUID clicked = known("Clicked a lot");
        UUID carted = known("Carted a lot");
        Interest today = after(0);
        for (int i = 0; i < 100; i++) {
            today.clicked(clicked);
        }
        jdbc.sql("insert into book_interest (book_id, day, carts) values (?, current_date, 1000000)")
                .param(carted)
                .update();
        today.settle();
        assertThat(Interest.popularity(producers.row(clicked))).isBetween(0.5, 1.0);
        assertThat(Interest.popularity(producers.row(carted))).isLessThanOrEqualTo(2);
    }

    @Test
    void movesOnlyWhatMoved() {
        UUID book = known("Moved");
        Interest today = after(0);
        today.putIntoCart(book);
        today.settle();
        long version = producers.row(book).version();
        today.settle();
        assertThat(producers.row(book).version()).isEqualTo(version);
    }

    private UUID known(String title) {
        BookFixture book = book(title);
        producers.catalogSays(book);
        return book.id();
    }

    private int level(UUID book) {
        return producers.row(book).interest();
    }

    private Interest after(int days) {
        return new Interest(jdbc, turn, transaction, Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
    }
}
