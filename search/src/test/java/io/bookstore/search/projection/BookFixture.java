package io.bookstore.search.projection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Book documents as catalog publishes them. */
public final class BookFixture {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode document = JSON.createObjectNode();
    private final List<String> path = new ArrayList<>();

    private BookFixture(String title) {
        UUID id = UUID.randomUUID();
        document.put("id", id.toString());
        document.put("work_id", UUID.randomUUID().toString());
        document.putNull("isbn13");
        document.put("title", title);
        document.putNull("subtitle");
        document.putArray("authors");
        document.putNull("series");
        document.put("format", "paperback");
        document.put("language", "en");
        document.put("publisher", "Penguin Classics");
        document.put("published", "2001");
        document.put("pages", 300);
        document.put("description", "");
        document.putArray("categories");
        document.put("price_cents", 1299);
        document.put("currency", "USD");
        document.putNull("rating");
        document.put("ratings_count", 0);
        document.putObject("image").put("url", "/covers/" + id + ".svg").putNull("public_id");
        document.put("active", true);
        document.put("version", 1);
        document.put("created_at", "2026-01-01T00:00:00Z");
        document.put("updated_at", "2026-01-01T00:00:00Z");
    }

    public static BookFixture book(String title) {
        return new BookFixture(title);
    }

    /** The same name always has the same id. */
    public static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public BookFixture by(String... names) {
        ArrayNode authors = (ArrayNode) document.path("authors");
        for (String name : names) {
            authors.addObject()
                    .put("id", idOf(name).toString())
                    .put("name", name)
                    .put("role", "author");
        }
        return this;
    }

    public BookFixture series(String name, String volume) {
        document.putObject("series")
                .put("id", idOf(name).toString())
                .put("name", name)
                .put("volume", volume);
        return this;
    }

    /** A shelf, given with all shelves above it: {@code "fiction", "fantasy"}. */
    public BookFixture on(String... slugs) {
        String own = slugs[slugs.length - 1];
        ((ArrayNode) document.path("categories"))
                .addObject()
                .put("id", idOf(own).toString())
                .put("slug", own)
                .put("name", own.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + own.substring(1));
        for (String slug : slugs) {
            if (!path.contains(slug)) {
                path.add(slug);
            }
        }
        return this;
    }

    /** How its contributors are called besides. */
    public BookFixture otherNames(String... names) {
        ArrayNode others = document.putArray("author_names");
        for (String name : names) {
            others.add(name);
        }
        return this;
    }

    public BookFixture subjects(String... headings) {
        ObjectNode details = document.withObject("/details");
        ArrayNode subjects = details.putArray("subjects");
        for (String heading : headings) {
            subjects.addObject().put("scheme", "keyword").putNull("code").put("heading", heading);
        }
        return this;
    }

    public BookFixture editionOf(UUID work) {
        return with("work_id", work.toString());
    }

    public BookFixture with(String field, String value) {
        document.put(field, value);
        return this;
    }

    public BookFixture with(String field, long value) {
        document.put(field, value);
        return this;
    }

    public BookFixture with(String field, double value) {
        document.put(field, value);
        return this;
    }

    public BookFixture with(String field, boolean value) {
        document.put(field, value);
        return this;
    }

    public BookFixture without(String field) {
        document.putNull(field);
        return this;
    }

    public UUID id() {
        return UUID.fromString(document.path("id").asString());
    }

    public UUID work() {
        return UUID.fromString(document.path("work_id").asString());
    }

    public String text(String field) {
        return document.path(field).asString();
    }

    /** The document as it is now; later changes of the fixture do not touch it. */
    public ObjectNode document() {
        ObjectNode copy = document.deepCopy();
        ArrayNode slugs = copy.putArray("category_path");
        path.forEach(slugs::add);
        return copy;
    }

    /** A later version of it. */
    public ObjectNode next() {
        document.put("version", document.path("version").asLong() + 1);
        return document();
    }
}
