package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.Api.Answer;
import io.bookstore.catalog.CatalogUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** What tests of imports share; each test has an author of its own. */
abstract class ImportUnderTest extends CatalogUnderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    protected static final String JSONL = "application/x-ndjson";

    protected String author;

    @BeforeEach
    void ownAuthor() {
        author = "Importer " + mark();
    }

    protected Map<String, Object> record(String title) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("title", title);
        record.put("authors", List.of(author));
        record.put("price_cents", 900);
        return record;
    }

    protected static List<String> lines(Map<String, Object> record) {
        return List.of(Api.JSON.writeValueAsString(record));
    }

    protected static byte[] bytes(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    protected static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /** An ONIX file of the shared samples. */
    protected static byte[] sample(String name) {
        try (InputStream file = Objects.requireNonNull(ImportUnderTest.class.getResourceAsStream("/onix/" + name))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected JsonNode records(JsonNode run, String query) {
        return staff.get("/v1/imports/" + run.get("id").asString() + "/records" + query)
                .expect(200)
                .json()
                .get("data");
    }

    protected JsonNode undone(JsonNode run) {
        return finished(staff.post("/v1/imports/" + run.get("id").asString() + "/undo", ""));
    }

    protected JsonNode imported(List<String> lines) {
        return finished(staff.upload("/v1/imports?format=jsonl", bytes(lines), JSONL));
    }

    /** Waits for the end of an import that was just started. */
    protected JsonNode finished(Answer started) {
        started.expect(202);
        assertThat(started.header("location"))
                .isEqualTo("/v1/imports/" + started.json().get("id").asString());
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            JsonNode run = staff.get(started.header("location")).expect(200).json();
            if (!run.get("status").asString().equals("running")) {
                return run;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the import did not end");
    }

    protected static String counts(JsonNode run) {
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("done");
        return java.util.stream.Stream.of("total", "added", "changed", "unchanged", "failed")
                .map(name -> name + " " + run.get(name).asLong())
                .collect(Collectors.joining(", "));
    }

    protected JsonNode event(JsonNode book, String type) {
        return Api.JSON.readTree(jdbc.sql("select payload::text from outbox where aggregateid = :id and type = :type")
                .param("id", UUID.fromString(book.get("id").asString()))
                .param("type", type)
                .query(String.class)
                .single());
    }

    protected long outboxRows() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    protected int booksOfAuthor() {
        return guest.get("/v1/books?author=" + URLEncoder.encode(author, StandardCharsets.UTF_8))
                .json()
                .get("total")
                .asInt();
    }
}
