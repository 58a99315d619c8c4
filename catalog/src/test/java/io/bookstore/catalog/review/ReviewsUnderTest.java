package io.bookstore.catalog.review;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.Api.Answer;
import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

abstract class ReviewsUnderTest extends CatalogUnderTest {

    @Autowired
    Purchases purchases;

    @Autowired
    WriteReview writeReview;

    UUID book;
    String path;

    @BeforeEach
    void aBook() {
        book = UUID.fromString(created(book("Reviewed")).get("id").asString());
        path = "/v1/books/" + book;
    }

    /** Somebody new who bought this. */
    UUID buyer(UUID bought) {
        UUID user = UUID.randomUUID();
        purchases.add(user, List.of(bought), clock.instant());
        return user;
    }

    Api customer(UUID user) {
        return guest.as(TestTokens.customer(user));
    }

    Answer add(UUID user, int rating, String title) {
        return add(user, review(rating, title));
    }

    Answer add(UUID user, Map<String, Object> review) {
        return customer(user).post(path + "/reviews", review);
    }

    static Map<String, Object> review(int rating, String title) {
        return Map.of("rating", rating, "title", title, "body", "What I think of it.");
    }

    static List<String> titles(JsonNode list) {
        return list.get("data")
                .valueStream()
                .map(review -> review.get("title").asString())
                .toList();
    }

    /** As they are kept. */
    String ratings() {
        return jdbc.sql("select coalesce(rating::text, 'null') || ' of ' || ratings_count from book where id = :book")
                .param("book", book)
                .query(String.class)
                .single();
    }

    static JsonNode sample(String name) throws IOException {
        try (InputStream file = ReviewsUnderTest.class.getResourceAsStream("/contracts/" + name + ".v1.json")) {
            return Api.JSON.readTree(file);
        }
    }
}
