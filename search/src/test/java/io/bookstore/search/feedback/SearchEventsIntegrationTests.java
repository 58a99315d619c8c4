package io.bookstore.search.feedback;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import io.bookstore.search.projection.Interest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SearchEventsIntegrationTests extends SearchIntegrationTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Interest interest;

    @Test
    void keepsWhatHappenedOnce() {
        BookFixture book = book("Clicked");
        producers.catalogSays(book);
        UUID query = asked();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(tell(query, book.id(), "click")).isEqualTo(204);
            assertThat(tell(query, book.id(), "cart")).isEqualTo(204);
        }
        assertThat(kept(query)).isEqualTo(2);
        assertThat(jdbc.sql("select clicks + 10 * carts from book_interest where book_id = ?")
                        .param(book.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(11);
    }

    @Test
    void countsNothingForAnAnswerThatWasNeverGiven() {
        BookFixture book = book("Not clicked");
        producers.catalogSays(book);
        UUID forged = UUID.randomUUID();
        assertThat(tell(forged, book.id(), "click")).isEqualTo(204);
        assertThat(kept(forged)).isZero();
    }

    @Test
    void countsNoMoreOfOneAnswerThanAShopperDoes() {
        UUID query = asked();
        BookFixture[] shelf = new BookFixture[45];
        for (int i = 0; i < shelf.length; i++) {
            shelf[i] = book("Clicked in a row " + i);
        }
        producers.catalogSays(shelf);
        for (BookFixture book : shelf) {
            tell(query, book.id(), "click");
        }
        assertThat(kept(query)).isEqualTo(40);
    }

    @Test
    void liftsWhatShoppersOpenAndSalesFarMore() throws InterruptedException {
        String word = "Popularity" + System.nanoTime();
        BookFixture ignored = book(word + " one").with("price_cents", 100);
        BookFixture opened = book(word + " two").with("price_cents", 200);
        BookFixture sold = book(word + " three").with("price_cents", 300);
        producers.catalogSays(ignored, opened, sold);
        for (int i = 0; i < 60; i++) {
            tell(asked(), opened.id(), "click");
        }
        interest.settle();
        awaitSearchable();
        assertThat(search(word).ids()).first().isEqualTo(opened.id().toString());

        producers.sold(UUID.randomUUID(), sold.id(), 1);
        awaitSearchable();
        assertThat(search(word).ids())
                .containsExactly(
                        sold.id().toString(),
                        opened.id().toString(),
                        ignored.id().toString());
        assertThat(search(word, "sort=bestselling").ids())
                .first()
                .isEqualTo(sold.id().toString());
    }

    @Test
    void refusesWhatItCannotKeep() {
        assertThat(tell(UUID.randomUUID(), UUID.randomUUID(), "click")).isEqualTo(404);
        assertThat(tell(UUID.randomUUID(), UUID.randomUUID(), "stare")).isEqualTo(400);
        assertThat(send("POST", "/v1/search/events", "{\"query_id\":\"x\"}", null)
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", "/v1/search/events", "{}", null).status()).isEqualTo(400);
    }

    private UUID asked() {
        return UUID.fromString(
                get("/v1/search?facets=none&size=1").found().path("query_id").asString());
    }

    private int kept(UUID query) {
        return jdbc.sql("select count(*) from search_event where query_id = ?")
                .param(query)
                .query(Integer.class)
                .single();
    }

    private int tell(UUID query, UUID book, String kind) {
        return send(
                        "POST",
                        "/v1/search/events",
                        "{\"query_id\":\"%s\",\"book_id\":\"%s\",\"kind\":\"%s\"}".formatted(query, book, kind),
                        null)
                .status();
    }
}
