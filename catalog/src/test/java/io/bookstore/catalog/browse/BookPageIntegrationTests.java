package io.bookstore.catalog.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api.Answer;
import io.bookstore.catalog.CatalogUnderTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BookPageIntegrationTests extends CatalogUnderTest {

    @Test
    void answersNothingNewToWhoKnowsTheTag() {
        String path = "/v1/books/" + created(book("Emma")).get("id").asString();
        String etag = guest.get(path).expect(200).header("etag");
        Answer again = guest.get(path, "If-None-Match", etag).expect(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(etag);
        staff.patch(path, Map.of("pages", 9)).expect(200);
        guest.get(path, "If-None-Match", etag).expect(200);
    }

    @Test
    void changesTheTagWithTheStockButStillTakesEdits() {
        String id = created(book("Emma")).get("id").asString();
        String path = "/v1/books/" + id;
        String etag = guest.get(path).header("etag");
        stock(id, 3);
        Answer now = guest.get(path, "If-None-Match", etag).expect(200);
        assertThat(now.json().get("availability").toString()).isEqualTo("{\"status\":\"low_stock\",\"left\":3}");
        staff.patch(path, Map.of("pages", 9), "If-Match", etag).expect(200);
    }

    @Test
    void tellsTheAvailabilityOfEachEdition() {
        JsonNode first = created(book("Emma"));
        Map<String, Object> body = book("Emma");
        body.put("work_id", first.get("work_id").asString());
        body.put("format", "hardcover");
        body.put("published", LocalDate.now(clock).plusDays(40).toString());
        String id = created(body).get("id").asString();
        stock(first.get("id").asString(), 40);
        JsonNode page = guest.get("/v1/books/" + id).json();
        assertThat(page.at("/availability/status").asString()).isEqualTo("preorder");
        assertThat(page.at("/availability/available_from").asString()).isEqualTo(body.get("published"));
        assertThat(page.at("/editions/0/id").asString()).isEqualTo(id);
        assertThat(page.at("/editions/1/availability/status").asString()).isEqualTo("in_stock");
        assertThat(page.at("/editions/1/price_cents").asInt()).isEqualTo(1299);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9780141439519", "978-0-14-143951-9", "014143951X"})
    void refusesAnIsbnWithAWrongCheckDigit(String isbn) {
        guest.get("/v1/books/" + isbn).problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1%20OR%201=1",
                "1-1-1-1-1",
                "9791220008525",
                "nonsense",
                "01923f4e8a107c3b9f215d6e7a8b9c01",
                "*",
                "%2a%2a"
            })
    void doesNotFindWhatIsNotThere(String id) {
        guest.get("/v1/books/" + id).problem(404, "not-found");
    }

    @Test
    void findsAnIdInUpperCase() {
        String id = created(book("Emma")).get("id").asString();
        guest.get("/v1/books/" + id.toUpperCase(Locale.ROOT)).expect(200);
        guest.get("/v1/books/" + UUID.randomUUID()).problem(404, "not-found");
        guest.get("/v1/books/" + id + "?q=1").problem(400, "invalid-request");
    }

    @Test
    void showsAnAuthorASeriesInReadingOrderAndAWork() {
        String series = "Series " + mark();
        String author = "Author " + mark();
        List<String> volumes = List.of("10", "2", "0.5");
        volumes.forEach(volume -> {
            Map<String, Object> body = book("Volume " + volume);
            body.put("authors", List.of(author));
            body.put("series", Map.of("name", series, "volume", volume));
            created(body);
        });
        Map<String, Object> loose = book("Companion");
        loose.put("series", Map.of("name", series));
        JsonNode book = created(loose);
        JsonNode shown = guest.get("/v1/series/" + book.at("/series/id").asString())
                .expect(200)
                .json();
        assertThat(shown.get("books_count").asInt()).isEqualTo(4);
        assertThat(shown.get("books"))
                .extracting(each -> each.at("/series/volume").asString())
                .startsWith("0.5", "2", "10");
        String authorId = shown.at("/books/0/authors/0/id").asString();
        JsonNode person = guest.get("/v1/authors/" + authorId).expect(200).json();
        assertThat(person.get("name").asString()).isEqualTo(author);
        assertThat(person.get("books_count").asInt()).isEqualTo(3);
        JsonNode work = guest.get("/v1/works/" + book.get("work_id").asString())
                .expect(200)
                .json();
        assertThat(work.at("/editions/0/id")).isEqualTo(book.get("id"));
        guest.get("/v1/authors/" + UUID.randomUUID()).problem(404, "not-found");
        guest.get("/v1/series/x").problem(400, "invalid-request");
        guest.get("/v1/works/" + UUID.randomUUID()).problem(404, "not-found");
    }

    @Test
    void countsBooksOnShelvesAndAboveThem() {
        JsonNode before = guest.get("/v1/categories").expect(200).json();
        Map<String, Object> body = book("Ghosts");
        body.put("categories", List.of("horror", "fantasy"));
        String id = created(body).get("id").asString();
        JsonNode after = guest.get("/v1/categories").json();
        assertThat(count(after, "horror") - count(before, "horror")).isEqualTo(1);
        assertThat(count(after, "fiction") - count(before, "fiction"))
                .as("once, though on two shelves")
                .isEqualTo(1);
        assertThat(count(after, "nonfiction")).isEqualTo(count(before, "nonfiction"));
        staff.delete("/v1/books/" + id).expect(204);
        assertThat(guest.get("/v1/categories").json()).isEqualTo(before);
    }

    private static int count(JsonNode tree, String slug) {
        for (JsonNode node : tree.get("data")) {
            if (node.get("slug").asString().equals(slug)) {
                return node.get("count").asInt();
            }
            for (JsonNode child : node.get("children")) {
                if (child.get("slug").asString().equals(slug)) {
                    return child.get("count").asInt();
                }
            }
        }
        throw new AssertionError("no category " + slug);
    }

    private void stock(String book, int copies) {
        jdbc.sql("insert into availability (book_id, available, version) values (:book, :copies, 1)")
                .param("book", UUID.fromString(book))
                .param("copies", copies)
                .update();
    }
}
