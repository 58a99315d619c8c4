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
    void putsFirstWhatOthersBoughtWithIt() throws InterruptedException {
        BookFixture book = book("Bought one").by("Bought Author").series("Boughts", "1");
        BookFixture edition = book("Bought one").by("Bought Author").editionOf(book.work());
        BookFixture series = book("Bought two").series("Boughts", "2");
        BookFixture same = book("Bought by the same").by("Bought Author");
        BookFixture often = book("Cookery for two");
        BookFixture once = book("Gardening for one");
        BookFixture gone = book("Bought and gone").with("active", false);
        producers.catalogSays(book, edition, series, same, often, once, gone);
        for (int i = 0; i < 5; i++) {
            UUID order = UUID.randomUUID();
            BookFixture bought = i % 2 == 0 ? book : edition;
            producers.sold(order, bought.id(), 1);
            producers.sold(order, often.id(), 2);
            producers.sold(order, gone.id(), 1);
            if (i == 0) {
                producers.sold(order, once.id(), 1);
            }
        }
        awaitSearchable();
        assertThat(ids(book.id().toString()))
                .containsSubsequence(
                        often.id().toString(),
                        series.id().toString(),
                        once.id().toString(),
                        same.id().toString())
                .doesNotContain(edition.id().toString(), gone.id().toString());
        assertThat(ids(edition.id().toString())).first().isEqualTo(often.id().toString());
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
