package io.bookstore.e2e;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Books for one test each, put on the shelf by staff. */
final class Shelf {

    private static final int DEMO_BOOKS = 500;

    private Shelf() {}

    static void awaitDemoCatalogue(Api api) {
        Await.until(
                "the demo catalogue in the search",
                () -> api.get("/v1/search?group=edition&size=1&facets=none"),
                answer -> answer.status() == 200 && answer.json().path("total").asLong() >= DEMO_BOOKS);
    }

    /** A new book with so many copies, once everybody knows it. */
    static String newBook(String title, long priceCents, int copies) {
        Api staff = TheShop.api().signedInAs("staff@example.com");
        JsonNode book = staff.post(
                        "/v1/books",
                        Map.of(
                                "title",
                                title,
                                "authors",
                                List.of("Testa Rossa"),
                                "description",
                                "A book that only a test can love. It has two sentences.",
                                "price_cents",
                                priceCents,
                                "currency",
                                "USD",
                                "format",
                                "paperback",
                                "initial_stock",
                                copies))
                .expect(201)
                .json();
        String id = book.path("id").asString();
        Await.until(
                "stock of " + id,
                () -> staff.get("/v1/inventory/" + id),
                answer ->
                        answer.status() == 200 && answer.json().path("on_hand").asInt() == copies);
        return id;
    }

    static String newBook(int copies) {
        return newBook("A test of " + UUID.randomUUID(), 1_250, copies);
    }

    static JsonNode stock(String bookId) {
        return TheShop.api()
                .signedInAs("staff@example.com")
                .get("/v1/inventory/" + bookId)
                .expect(200)
                .json();
    }
}
