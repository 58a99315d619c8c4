package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogueJourneyTests {

    @Test
    void aMisspeltTitleIsFound() {
        JsonNode found = TheShop.api()
                .get("/v1/search?q=pride%20and%20prejudise")
                .expect(200)
                .json();
        assertThat(found.path("hits").path(0).path("title").asString()).isEqualTo("Pride and Prejudice");
    }

    @Test
    void choosingAnOptionGivesAsManyWorksAsItsCountSaid() {
        JsonNode facets =
                TheShop.api().get("/v1/search?q=the&size=1").expect(200).json().path("facets");
        for (JsonNode facet : facets) {
            if (facet.path("type").asString().equals("terms")) {
                JsonNode option = facet.path("options").path(0);
                String parameter = facet.path("id").asString().equals("availability")
                        ? "in_stock=true"
                        : facet.path("id").asString() + "="
                                + java.net.URLEncoder.encode(
                                        option.path("value").asString(), java.nio.charset.StandardCharsets.UTF_8);
                if (!facet.path("id").asString().equals("rating")) {
                    long total = TheShop.api()
                            .get("/v1/search?q=the&size=1&" + parameter)
                            .expect(200)
                            .json()
                            .path("total")
                            .asLong();
                    assertThat(total)
                            .as(parameter)
                            .isEqualTo(option.path("count").asLong());
                }
            }
        }
    }

    @Test
    void whatStaffChangeIsSeenEverywhereWithinTwoSeconds() {
        String title = "Freshness " + UUID.randomUUID();
        String book = Shelf.newBook(title, 1_000, 1);
        Api staff = TheShop.api().signedInAs("staff@example.com");
        staff.put("/v1/books/" + book, Map.of("price_cents", 2_345)).expect(200);
        long changed = System.nanoTime();
        Await.until(
                "the new price in the search (F1)",
                () -> TheShop.api()
                        .get("/v1/search?q=" + title.replace(" ", "%20"))
                        .expect(200)
                        .json(),
                found -> found.path("hits").path(0).path("price_cents").asLong() == 2_345);
        Await.until(
                "the new price in a cart",
                () -> TheShop.api()
                        .post("/v1/cart", Map.of("book_id", book, "qty", 1))
                        .expect(201)
                        .json(),
                cart -> cart.path("items").path(0).path("unit_price_cents").asLong() == 2_345);
        System.out.println("F1: seen by search and cart after " + (System.nanoTime() - changed) / 1_000_000 + " ms");
    }

    @Test
    void aDeletedBookIsGoneFromShelfAndSearch() {
        String title = "Gone " + UUID.randomUUID();
        String book = Shelf.newBook(title, 1_000, 1);
        Api staff = TheShop.api().signedInAs("staff@example.com");
        Await.until(
                "the book in the search",
                () -> TheShop.api()
                        .get("/v1/search?q=" + title.replace(" ", "%20"))
                        .expect(200)
                        .json()
                        .path("hits")
                        .path(0)
                        .path("id")
                        .asString(),
                book::equals);
        staff.delete("/v1/books/" + book).expect(204);
        TheShop.api().get("/v1/books/" + book).expect(404);
        Await.until(
                "the book to leave the search",
                () -> TheShop.api()
                        .get("/v1/search?q=" + title.replace(" ", "%20"))
                        .expect(200)
                        .json()
                        .path("hits")
                        .path(0)
                        .path("id")
                        .asString(),
                id -> !id.equals(book));
    }

    @Test
    void shoppersMayNotDoWhatStaffDo() {
        Api shopper = TheShop.api().signedInAs("shopper@example.com");
        Map<String, Object> book =
                Map.of("title", "Mine", "authors", List.of("Me"), "description", "x", "price_cents", 1);
        shopper.post("/v1/books", book).expect(403);
        TheShop.api().post("/v1/books", book).expect(401);
        TheShop.api().get("/internal/books").expect(404);
        TheShop.api().get("/actuator/env").expect(404);
    }
}
