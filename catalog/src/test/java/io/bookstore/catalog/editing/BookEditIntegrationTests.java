package io.bookstore.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api.Answer;
import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BookEditIntegrationTests extends CatalogUnderTest {

    @Test
    void makesABookThatEverybodyCanReadByIdAndByIsbn() {
        String isbn = randomIsbn();
        Map<String, Object> body = book("Emma");
        body.put("isbn13", isbn.substring(0, 3) + "-" + isbn.substring(3));
        body.put("authors", List.of("Jane " + mark(), Map.of("name", "Juliet " + mark(), "role", "narrator")));
        body.put("categories", List.of("classics", "romance"));
        body.put("series", Map.of("name", "Series " + mark(), "volume", "2"));
        body.put("format", "audiobook");
        body.put("language", "en");
        body.put("published", "1815-12");
        body.put("pages", 474);
        Answer answer = staff.post("/v1/books", body).expect(201);
        JsonNode book = answer.json();
        assertThat(answer.header("location"))
                .isEqualTo("/v1/books/" + book.get("id").asString());
        assertThat(answer.header("etag")).isEqualTo("\"1\"");
        assertThat(book.get("isbn13").asString()).isEqualTo(isbn);
        assertThat(book.get("version").asLong()).isEqualTo(1);
        assertThat(book.at("/authors/1/role").asString()).isEqualTo("narrator");
        assertThat(book.at("/categories/0/slug").asString()).isEqualTo("classics");
        assertThat(book.at("/series/volume").asString()).isEqualTo("2");
        assertThat(book.at("/image/url").asString())
                .isEqualTo("/covers/" + book.get("id").asString() + ".svg");
        JsonNode read = guest.get("/v1/books/" + isbn).expect(200).json();
        book.properties().forEach(field -> assertThat(read.get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(read.at("/availability/status").asString()).isEqualTo("out_of_stock");
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        Map<String, Object> body = book("Emma");
        body.put("subtitle", "A Novel");
        JsonNode book = created(body);
        String path = "/v1/books/" + book.get("id").asString();
        JsonNode put = staff.put(path, Map.of("price_cents", 999)).expect(200).json();
        assertThat(put.get("price_cents").asLong()).isEqualTo(999);
        assertThat(put.get("subtitle").asString()).isEqualTo("A Novel");
        assertThat(put.get("version").asLong()).isEqualTo(2);
        JsonNode patched = staff.patch(path, "{\"subtitle\":null,\"series\":{\"name\":\"S\",\"volume\":\"1\"}}")
                .expect(200)
                .json();
        assertThat(patched.get("subtitle").isNull()).isTrue();
        JsonNode deeper =
                staff.patch(path, "{\"series\":{\"volume\":\"7\"}}").expect(200).json();
        assertThat(deeper.at("/series/name").asString()).isEqualTo("S");
        assertThat(deeper.at("/series/volume").asString()).isEqualTo("7");
        assertThat(deeper.get("created_at")).isEqualTo(book.get("created_at"));
    }

    @Test
    void leavesVersionAndFeedAloneWhenNothingChanges() {
        Map<String, Object> body = book("Emma");
        body.put("series", Map.of("name", "Series " + mark(), "volume", "0.5"));
        body.put("published", "0800-05-06");
        body.put("categories", List.of("classics", "fantasy"));
        JsonNode book = created(body);
        String id = book.get("id").asString();
        JsonNode same = staff.patch("/v1/books/" + id, body).expect(200).json();
        assertThat(same).isEqualTo(book);
        assertThat(events(id)).containsExactly("book-created");
        assertThat(jdbc.sql("select published_on::text from book where id = :id")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .single())
                .isEqualTo("0800-05-06");
    }

    @Test
    void refusesAStaleEdit() {
        JsonNode book = created(book("Emma"));
        String path = "/v1/books/" + book.get("id").asString();
        String etag = guest.get(path).expect(200).header("etag");
        staff.patch(path, Map.of("pages", 10), "If-Match", etag).expect(200);
        staff.patch(path, Map.of("pages", 11), "If-Match", etag).problem(412, "stale");
        staff.delete(path, "If-Match", etag).problem(412, "stale");
        assertThat(guest.get(path).json().get("pages").asInt()).isEqualTo(10);
    }

    @Test
    void letsOneOfManyWritersWinWhenAllKnowTheSameVersion() throws Exception {
        JsonNode book = created(book("Emma"));
        String path = "/v1/books/" + book.get("id").asString();
        List<Integer> answers = atOnce(IntStream.range(1, 9)
                .mapToObj(pages ->
                        (Callable<Integer>) () -> staff.patch(path, Map.of("pages", pages), "If-Match", "\"1\"")
                                .response()
                                .statusCode())
                .toList());
        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).filteredOn(status -> status != 200).containsOnly(412);
        assertThat(guest.get(path).json().get("version").asLong()).isEqualTo(2);
    }

    @Test
    void losesNoFieldWhenWritersDoNotCareForTheVersion() throws Exception {
        JsonNode book = created(book("Emma"));
        String path = "/v1/books/" + book.get("id").asString();
        List<Map<String, Object>> edits = List.of(
                Map.of("pages", 321),
                Map.of("language", "fr"),
                Map.of("publisher", "Penguin"),
                Map.of("price_cents", 5));
        List<Integer> answers = atOnce(edits.stream()
                .map(edit -> (Callable<Integer>)
                        () -> staff.patch(path, edit).response().statusCode())
                .toList());
        assertThat(answers).containsOnly(200);
        JsonNode after = guest.get(path).json();
        assertThat(after.get("version").asLong()).isEqualTo(5);
        assertThat(after.get("pages").asInt()).isEqualTo(321);
        assertThat(after.get("language").asString()).isEqualTo("fr");
        assertThat(after.get("publisher").asString()).isEqualTo("Penguin");
        assertThat(after.get("price_cents").asInt()).isEqualTo(5);
    }

    @Test
    void givesAnIsbnToOneBookOnly() throws Exception {
        String isbn = randomIsbn();
        List<Integer> answers = atOnce(IntStream.range(0, 6)
                .mapToObj(i -> (Callable<Integer>) () -> {
                    Map<String, Object> body = book("Emma");
                    body.put("isbn13", isbn);
                    return staff.post("/v1/books", body).response().statusCode();
                })
                .toList());
        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers).filteredOn(status -> status != 201).containsOnly(409);
        JsonNode holder = guest.get("/v1/books/" + isbn).expect(200).json();
        JsonNode other = created(book("Emma"));
        JsonNode problem = staff.patch("/v1/books/" + other.get("id").asString(), Map.of("isbn13", isbn))
                .problem(409, "isbn-taken");
        assertThat(problem.get("book_id")).isEqualTo(holder.get("id"));
    }

    @Test
    void deletesSoftlyAndRestores() {
        String isbn = randomIsbn();
        Map<String, Object> body = book("Emma");
        body.put("isbn13", isbn);
        String id = created(body).get("id").asString();
        String path = "/v1/books/" + id;
        staff.delete(path).expect(204);
        guest.get(path).problem(404, "not-found");
        guest.get("/v1/books/" + isbn).problem(404, "not-found");
        staff.delete(path).problem(404, "not-found");
        staff.patch(path, Map.of("pages", 5)).problem(404, "not-found");
        Map<String, Object> again = book("Emma");
        again.put("isbn13", isbn);
        staff.post("/v1/books", again).problem(409, "isbn-taken");
        staff.put(path, Map.of("active", true, "pages", 5)).expect(200);
        assertThat(guest.get(path).expect(200).json().get("pages").asInt()).isEqualTo(5);
        assertThat(events(id)).containsExactly("book-created", "book-deleted", "book-changed");
        assertThat(jdbc.sql("select action from book_change where book_id = :id order by version")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .list())
                .containsExactly("created", "deleted", "restored");
    }

    @Test
    void writesDownWhoChangedWhat() {
        UUID editor = UUID.randomUUID();
        String id = created(book("Emma")).get("id").asString();
        guest.as("Bearer " + TestTokens.token(editor, List.of("customer", "staff")))
                .patch("/v1/books/" + id, Map.of("price_cents", 777), "X-Request-Id", "request-of-a-test")
                .expect(200);
        Map<String, Object> line = jdbc.sql(
                        "select actor_id, request_id, changes::text as changes from book_change where book_id = :id and version = 2")
                .param("id", UUID.fromString(id))
                .query()
                .singleRow();
        assertThat(line)
                .containsEntry("actor_id", editor)
                .containsEntry("request_id", "request-of-a-test")
                .containsEntry("changes", "{\"price_cents\": {\"to\": 777, \"from\": 1299}}");
    }

    @Test
    void keepsNothingThatCouldRunInADescription() {
        Map<String, Object> body = book("Emma");
        body.put("description", "<p>Good</p><img src=x onerror=alert(1)><script>alert(1)</script>");
        assertThat(created(body).get("description").asString()).isEqualTo("<p>Good</p>");
    }

    @Test
    void joinsAnEditionToAWorkThatIsNamed() {
        JsonNode first = created(book("Emma"));
        Map<String, Object> body = book("Emma");
        body.put("work_id", first.get("work_id").asString());
        body.put("format", "ebook");
        JsonNode second = created(body);
        assertThat(guest.get("/v1/books/" + first.get("id").asString()).json().get("editions"))
                .extracting(edition -> edition.get("id"))
                .containsExactlyInAnyOrder(first.get("id"), second.get("id"));
        body.put("work_id", UUID.randomUUID().toString());
        staff.post("/v1/books", body).problem(422, "unknown-work");
    }

    @Test
    void refusesWhatBreaksTheRules() {
        Map<String, Object> unknownShelf = book("Emma");
        unknownShelf.put("categories", List.of("no-such-shelf"));
        staff.post("/v1/books", unknownShelf).problem(422, "unknown-category");
        JsonNode problem = staff.post("/v1/books", Map.of("title", "x")).problem(400, "invalid-request");
        assertThat(problem.get("errors"))
                .extracting(error -> error.get("field").asString())
                .containsExactly("authors", "description", "price_cents");
        Map<String, Object> text = book("Emma");
        text.put("price_cents", "12");
        staff.post("/v1/books", text).problem(400, "invalid-request");
        Map<String, Object> unknown = book("Emma");
        unknown.put("rating", 5);
        staff.post("/v1/books", unknown).problem(400, "invalid-request");
        String path = "/v1/books/" + created(book("Emma")).get("id").asString();
        staff.patch(path, Map.of("initial_stock", 5)).problem(400, "invalid-request");
        staff.patch(path, Map.of("title", " ")).problem(400, "invalid-request");
        staff.patch(path, "{\"title\":null}").problem(400, "invalid-request");
        staff.patch(path, "{\"authors\":[]}").problem(400, "invalid-request");
        staff.patch("/v1/books/" + UUID.randomUUID(), Map.of("pages", 1)).problem(404, "not-found");
        staff.patch("/v1/books/nonsense", Map.of("pages", 1)).problem(404, "not-found");
    }

    @Test
    void letsOnlyStaffWrite() {
        String path = "/v1/books/" + created(book("Emma")).get("id").asString();
        var customer = guest.as(TestTokens.customer(UUID.randomUUID()));
        guest.post("/v1/books", book("Emma")).expect(401);
        customer.post("/v1/books", book("Emma")).expect(403);
        guest.patch(path, Map.of("pages", 1)).expect(401);
        customer.put(path, Map.of("pages", 1)).expect(403);
        customer.delete(path).expect(403);
        guest.as(TestTokens.admin()).patch(path, Map.of("pages", 1)).expect(200);
    }

    private List<String> events(String id) {
        return jdbc.sql("select type from outbox where aggregateid = :id order by insert_id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .list();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
