package io.bookstore.search.feedback;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SearchEventsIntegrationTests extends SearchIntegrationTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsWhatHappenedOnce() {
        BookFixture book = book("Clicked");
        producers.catalogSays(book);
        UUID query = UUID.randomUUID();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(tell(query, book.id(), "click")).isEqualTo(204);
            assertThat(tell(query, book.id(), "cart")).isEqualTo(204);
        }
        assertThat(jdbc.sql("select count(*) from search_event where query_id = ?")
                        .param(query)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
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

    private int tell(UUID query, UUID book, String kind) {
        return send(
                        "POST",
                        "/v1/search/events",
                        "{\"query_id\":\"%s\",\"book_id\":\"%s\",\"kind\":\"%s\"}".formatted(query, book, kind),
                        null)
                .status();
    }
}
