package io.bookstore.catalog.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.platform.testing.TestTokens;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

class BookEventsIntegrationTests extends CatalogUnderTest {

    @Test
    void tellsTheLifeOfABookAsTheContractsSay() {
        Map<String, Object> body = book("Emma");
        body.put("description", "<p>One &amp; only.</p><p>Two.</p>");
        body.put("authors", List.of("Jane " + mark(), Map.of("name", "Alan " + mark(), "role", "illustrator")));
        body.put("series", Map.of("name", "Series " + mark(), "volume", "1"));
        body.put("categories", List.of("horror"));
        body.put("subtitle", "A Novel");
        body.put("initial_stock", 12);
        JsonNode book = created(body);
        String id = book.get("id").asString();
        staff.patch("/v1/books/" + id, Map.of("price_cents", 1)).expect(200);
        staff.delete("/v1/books/" + id).expect(204);
        List<JsonNode> events = events(id);
        assertThat(events)
                .extracting(event -> event.get("type").asString() + " "
                        + event.get("version").asLong())
                .containsExactly("book-created 1", "book-changed 2", "book-deleted 3");
        JsonNode created = events.getFirst().get("payload");
        assertThat(created.get("initial_stock").asInt()).isEqualTo(12);
        assertThat(created.get("description").asString()).isEqualTo("One & only.\nTwo.");
        assertThat(created.get("category_path").toString()).isEqualTo("[\"fiction\",\"horror\"]");
        assertThat(events.get(1).at("/payload/price_cents").asInt()).isEqualTo(1);
        assertThat(events.get(1).get("payload").has("initial_stock")).isFalse();
        assertThat(events.getLast().at("/payload/active").asBoolean()).isFalse();
        for (JsonNode event : events) {
            assertThat(shape(event.get("payload")))
                    .as(event.get("type").asString())
                    .isEqualTo(shape(sample(event.get("type").asString())));
        }
    }

    @Test
    void givesNewBooksStockZeroUnlessTold() {
        String id = created(book("Emma")).get("id").asString();
        assertThat(events(id).getFirst().at("/payload/initial_stock").asInt(-1)).isZero();
    }

    @Test
    void saysNothingWhenAnEditIsRefused() {
        long before = outboxRows();
        Map<String, Object> body = book("Emma");
        body.put("categories", List.of("no-such-shelf"));
        staff.post("/v1/books", body).expect(422);
        staff.post("/v1/books", Map.of()).expect(400);
        assertThat(outboxRows()).isEqualTo(before);
    }

    @Test
    void handsOutAllBooksPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(created(book("Emma")).get("id").asString());
        }
        staff.delete("/v1/books/" + made.getFirst()).expect(204);
        List<String> seen = new ArrayList<>();
        String after = "";
        while (true) {
            Api.Answer page = internal().get("/internal/books?limit=2" + after).expect(200);
            assertThat(Long.parseLong(page.header("feed-position"))).isPositive();
            JsonNode data = page.json().get("data");
            if (data.isEmpty()) {
                break;
            }
            data.forEach(book -> seen.add(book.get("id").asString()));
            after = "&after=" + seen.getLast();
        }
        assertThat(seen).containsAll(made).doesNotHaveDuplicates().isSorted();
        JsonNode one =
                internal().get("/internal/books/" + made.getFirst()).expect(200).json();
        assertThat(one.get("active").asBoolean()).isFalse();
        assertThat(shape(one)).containsKey("category_path").doesNotContainKey("initial_stock");
        internal().get("/internal/books/" + UUID.randomUUID()).problem(404, "not-found");
        internal().get("/internal/books?limit=0").problem(400, "invalid-request");
        internal().get("/internal/books?after=x").problem(400, "invalid-request");
    }

    @Test
    void tellsTheVersionsOfAllBooks() {
        String kept = created(book("Persuasion")).get("id").asString();
        String deleted = created(book("Sanditon")).get("id").asString();
        staff.delete("/v1/books/" + deleted).expect(204);
        Map<String, Long> versions = new LinkedHashMap<>();
        String after = "";
        for (JsonNode page = null; page == null || !page.isEmpty(); ) {
            page = internal()
                    .get("/internal/books/versions?limit=2" + after)
                    .expect(200)
                    .json()
                    .get("data");
            page.forEach(book ->
                    versions.put(book.get("id").asString(), book.get("version").asLong()));
            after = "&after=" + versions.keySet().stream().toList().getLast();
        }
        assertThat(List.copyOf(versions.keySet())).isSorted().contains(kept, deleted);
        for (String id : List.of(kept, deleted)) {
            JsonNode whole = internal().get("/internal/books/" + id).expect(200).json();
            assertThat(versions.get(id)).isEqualTo(whole.get("version").asLong());
        }
        internal().get("/internal/books/versions?limit=5001").problem(400, "invalid-request");
        guest.get("/internal/books/versions").expect(401);
    }

    @Test
    void opensItsInternalRoutesToServicesOnly() {
        guest.get("/internal/books").expect(401);
        staff.get("/internal/books").expect(401);
        internal().get("/v1/books?active=false").expect(401);
    }

    private Api internal() {
        return guest.as(TestTokens.service("search", "catalog"));
    }

    private List<JsonNode> events(String id) {
        List<JsonNode> found = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonNode page = internal()
                    .get("/internal/events?limit=1000&after=" + after)
                    .expect(200)
                    .json();
            if (page.get("events").isEmpty()) {
                return found;
            }
            page.get("events").forEach(event -> {
                if (event.get("aggregate_id").asString().equals(id)) {
                    found.add(event);
                }
            });
            after = page.get("next").asLong();
        }
    }

    private long outboxRows() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    private static JsonNode sample(String event) {
        try (InputStream file =
                BookEventsIntegrationTests.class.getResourceAsStream("/contracts/catalog/" + event + ".v1.json")) {
            return Api.JSON.readTree(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Names and kinds of the fields, with null and lists of unknown items as wildcards left out of the comparison. */
    private static Map<String, String> shape(JsonNode node) {
        Map<String, String> shape = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            boolean nullable = NULLABLE.contains(field.getKey());
            shape.put(
                    field.getKey(), nullable ? "nullable" : value.getNodeType().toString());
            if (value.getNodeType() == JsonNodeType.OBJECT) {
                shape.put(field.getKey(), "nullable " + (nullable ? "" : new TreeSet<>(value.propertyNames())));
            }
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                shape.put(field.getKey() + "[]", value.get(0).propertyNames().toString());
            }
        }
        shape.keySet().removeIf(key -> key.endsWith("[]") && key.startsWith("categories"));
        NULLABLE.forEach(key -> shape.computeIfPresent(key, (name, kind) -> "nullable"));
        return shape;
    }

    private static final List<String> NULLABLE =
            List.of("isbn13", "subtitle", "series", "language", "publisher", "published", "pages", "rating");
}
