package io.bookstore.search.related;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RelatedIntegrationTests extends SearchIntegrationTest {

    @Test
    void putsTheSeriesBeforeTheAuthorsAndTheAuthorsBeforeTheShelf() throws InterruptedException {
        BookFixture book = book("Related one")
                .by("Rel Ater")
                .series("Relations", "1")
                .on("relshelf")
                .with("isbn13", "9780306406157");
        BookFixture other = book("Related one").by("Rel Ater").editionOf(book.work());
        BookFixture next = book("Sequel").by("Some Body").series("Relations", "2");
        BookFixture same = book("Else by the same").by("Rel Ater");
        BookFixture shelf = book("Neighbour").by("No Body").on("relshelf");
        BookFixture gone = book("Gone sequel").series("Relations", "3").with("active", false);
        producers.catalogSays(book, other, next, same, shelf, gone);
        awaitSearchable();

        assertThat(ids(book.id().toString()))
                .startsWith(
                        next.id().toString(), same.id().toString(), shelf.id().toString())
                .doesNotContain(
                        book.id().toString(), other.id().toString(), gone.id().toString());
        assertThat(ids("978-0-306-40615-7")).first().isEqualTo(next.id().toString());
        assertThat(get("/v1/books/" + book.id() + "/related?limit=1").body().path("data"))
                .hasSize(1);
    }

    @Test
    void knowsNothingOfABookThatIsNotOnSale() {
        for (String id : new String[] {UUID.randomUUID().toString(), "x", "1%20OR%201=1", "9780306406158"}) {
            assertThat(get("/v1/books/" + id + "/related").status()).as(id).isEqualTo(404);
        }
        assertThat(get("/v1/books/" + UUID.randomUUID() + "/related?limit=0").status())
                .isEqualTo(400);
    }

    private List<String> ids(String id) {
        return get("/v1/books/" + id + "/related")
                .body()
                .path("data")
                .valueStream()
                .map((JsonNode book) -> book.path("id").asString())
                .toList();
    }
}
