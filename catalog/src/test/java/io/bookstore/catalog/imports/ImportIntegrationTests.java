package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.Api.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportIntegrationTests extends ImportUnderTest {

    @Test
    void readsOurOwnFormat() {
        String isbn = randomIsbn();
        Map<String, Object> record = record("The Left Hand");
        record.put("isbn13", isbn);
        record.put("work", "left-hand-" + author);
        record.put(
                "authors",
                List.of(Map.of("name", author, "role", "author"), Map.of("name", "T " + author, "role", "translator")));
        record.put("series", Map.of("name", "S " + author, "position", 4));
        record.put("categories", List.of("science-fiction", "fiction", "no-such-shelf"));
        record.put("stock", 17);
        record.put("original_year", 1969);
        record.put("age_from", 12);
        assertThat(counts(imported(lines(record)))).isEqualTo("total 1, added 1, changed 0, unchanged 0, failed 0");
        JsonNode book = guest.get("/v1/books/" + isbn).expect(200).json();
        assertThat(book.at("/authors/1/role").asString()).isEqualTo("translator");
        assertThat(book.at("/series/volume").asString()).isEqualTo("4");
        assertThat(book.get("categories").size())
                .as("fiction is above science fiction")
                .isEqualTo(1);
        assertThat(event(book, "book-created").get("initial_stock").asInt()).isEqualTo(17);
        assertThat(guest.get("/v1/works/" + book.get("work_id").asString())
                        .json()
                        .get("original_year")
                        .asInt())
                .isEqualTo(1969);
    }

    @Test
    void readsTheSharedFormatAndJoinsItsEditions() {
        String[] isbns = {randomIsbn(), randomIsbn()};
        List<String> lines = new ArrayList<>();
        for (String isbn : isbns) {
            lines.add("""
                    {"id": "%1$s", "isbn13": "%1$s", "title": "The Prophet", "authors": ["%2$s"], "subjects": ["x"], "awards": ["A %2$s"],
                     "categories": ["Poetry", "Humor", "Unheard-of"], "language": "English[eng]", "published": "0000-01-01",
                     "originalYear": 1923, "rating": 4.22, "ratingsCount": 142641, "price": 12.5, "publisher": "N/A",
                     "series": {"name": "P %2$s", "position": "0.5"}, "work": "prophet|%2$s", "source": ["x"]}
                    """.formatted(isbn, author).replace("\n", " "));
        }
        JsonNode run = imported(lines);
        assertThat(run.get("unknown_categories").asInt()).isEqualTo(2);
        JsonNode book = guest.get("/v1/books/" + isbns[0]).expect(200).json();
        assertThat(book.get("editions").size()).isEqualTo(2);
        assertThat(book.get("rating").asDouble()).isEqualTo(4.22);
        assertThat(book.get("ratings_count").asInt()).isEqualTo(142641);
        assertThat(book.get("price_cents").asInt()).isEqualTo(1250);
        assertThat(book.get("language").asString()).isEqualTo("en");
        assertThat(book.get("publisher").isNull()).isTrue();
        assertThat(book.get("published").isNull()).isTrue();
        assertThat(book.get("description").asString()).isEmpty();
        assertThat(book.at("/details/subjects").toString())
                .isEqualTo("[{\"scheme\":\"keyword\",\"code\":null,\"heading\":\"x\"}]");
        assertThat(book.at("/details/awards/0").asString()).isEqualTo("A " + author);
        assertThat(book.at("/details/original_year").asInt()).isEqualTo(1923);
        assertThat(book.get("categories"))
                .extracting(each -> each.get("slug").asString())
                .containsExactly("poetry", "humour");
        staff.patch("/v1/books/" + isbns[0], Map.of("price_cents", 5)).expect(200);
    }

    @Test
    void changesNothingTheSecondTime() {
        List<Map<String, Object>> records = new ArrayList<>();
        IntStream.range(0, 700).forEach(i -> {
            Map<String, Object> record = record("Repeated " + i);
            record.put("isbn13", i % 3 == 0 ? null : randomIsbn());
            record.put("categories", List.of("horror"));
            records.add(record);
        });
        List<String> lines = records.stream().map(Api.JSON::writeValueAsString).toList();
        assertThat(counts(imported(lines))).isEqualTo("total 700, added 700, changed 0, unchanged 0, failed 0");
        long events = outboxRows();
        assertThat(counts(imported(lines))).isEqualTo("total 700, added 0, changed 0, unchanged 700, failed 0");
        assertThat(outboxRows()).isEqualTo(events);
        records.get(0).put("price_cents", 1);
        records.get(699).put("subtitle", "New");
        records.get(5).put("title", " Repeated  5 "); // other words, the same meaning
        lines = records.stream().map(Api.JSON::writeValueAsString).toList();
        assertThat(counts(imported(lines))).isEqualTo("total 700, added 0, changed 2, unchanged 698, failed 0");
        assertThat(outboxRows()).isEqualTo(events + 2);
        assertThat(counts(imported(lines))).isEqualTo("total 700, added 0, changed 0, unchanged 700, failed 0");
    }

    @Test
    void writesDownWhatAnImportChanged() {
        String isbn = randomIsbn();
        Map<String, Object> record = record("Audited");
        record.put("isbn13", isbn);
        imported(lines(record));
        record.put("price_cents", 4);
        String run = imported(lines(record)).get("id").asString();
        JsonNode book = guest.get("/v1/books/" + isbn).json();
        assertThat(event(book, "book-changed").get("version").asInt()).isEqualTo(2);
        assertThat(jdbc.sql("select changes::text from book_change where import_id = :run")
                        .param("run", UUID.fromString(run))
                        .query(String.class)
                        .single())
                .isEqualTo("{\"price_cents\": {\"to\": 4, \"from\": 900}}");
    }

    @Test
    void keepsWhatStaffDidWhileTheFileSaysTheSame() {
        String isbn = randomIsbn();
        Map<String, Object> record = record("Cared for");
        record.put("isbn13", isbn);
        imported(lines(record));
        staff.patch("/v1/books/" + isbn, Map.of("price_cents", 1, "subtitle", "By hand"))
                .expect(200);
        imported(lines(record));
        assertThat(guest.get("/v1/books/" + isbn).json().get("price_cents").asInt())
                .isEqualTo(1);
        record.put("pages", 77);
        imported(lines(record));
        JsonNode book = guest.get("/v1/books/" + isbn).json();
        assertThat(book.get("price_cents").asInt()).as("a new record counts").isEqualTo(900);
        assertThat(book.get("subtitle").asString())
                .as("what it does not say stays")
                .isEqualTo("By hand");
    }

    @Test
    void triesWithoutDoing() {
        Map<String, Object> record = record("Tried");
        String isbn = randomIsbn();
        record.put("isbn13", isbn);
        long events = outboxRows();
        JsonNode run = finished(staff.upload("/v1/imports?format=jsonl&dry_run=true", bytes(lines(record)), JSONL));
        assertThat(run.get("dry_run").asBoolean()).isTrue();
        assertThat(run.get("added").asInt()).isEqualTo(1);
        guest.get("/v1/books/" + isbn).problem(404, "not-found");
        assertThat(outboxRows()).isEqualTo(events);
        assertThat(jdbc.sql("select count(*) from contributor where name = :name")
                        .param("name", author)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void appliesTheSameBookTwiceInOneFileInOrder() {
        String isbn = randomIsbn();
        Map<String, Object> first = record("Early");
        first.put("isbn13", isbn);
        Map<String, Object> second = new LinkedHashMap<>(first);
        second.put("price_cents", 2);
        JsonNode run = imported(List.of(Api.JSON.writeValueAsString(first), Api.JSON.writeValueAsString(second)));
        assertThat(counts(run)).isEqualTo("total 2, added 1, changed 1, unchanged 0, failed 0");
        assertThat(guest.get("/v1/books/" + isbn).json().get("price_cents").asInt())
                .isEqualTo(2);
    }

    @Test
    void makesEachBookOnceWhenTwoFilesHoldItAtTheSameTime() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Map<String, Object> record = record("Contested " + i);
            record.put("isbn13", randomIsbn());
            lines.add(Api.JSON.writeValueAsString(record));
        }
        Answer one = staff.upload("/v1/imports", bytes(lines), JSONL);
        Answer two = staff.upload("/v1/imports", bytes(lines.reversed()), JSONL);
        List<JsonNode> runs = List.of(finished(one), finished(two));
        assertThat(runs).allSatisfy(run -> assertThat(run.get("failed").asInt()).isZero());
        assertThat(runs.stream().mapToInt(run -> run.get("added").asInt()).sum())
                .isEqualTo(600);
        assertThat(booksOfAuthor()).isEqualTo(600);
    }

    @Test
    void readsCsv() {
        String isbn = randomIsbn();
        String csv = "title,authors,isbn13,price,stock,categories,series,series_volume,description,pages\r\n"
                + "\"Emma, a novel\"," + author + ";R " + author + " (narrator)," + isbn + ",12.99,3,classics;Romance,"
                + "S " + author + ",1.5,\"He said \"\"no\"\"\n& left\",474\r\n"
                + "=1+1," + author + ",,x,,,,,,\r\n"
                + "too few\r\n";
        JsonNode run = finished(staff.upload(
                "/v1/imports?format=csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv; charset=utf-8"));
        assertThat(counts(run)).isEqualTo("total 3, added 1, changed 0, unchanged 0, failed 2");
        JsonNode book = guest.get("/v1/books/" + isbn).expect(200).json();
        assertThat(book.get("title").asString()).isEqualTo("Emma, a novel");
        assertThat(book.get("price_cents").asInt()).isEqualTo(1299);
        assertThat(book.at("/authors/1/role").asString()).isEqualTo("narrator");
        assertThat(book.at("/series/volume").asString()).isEqualTo("1.5");
        assertThat(book.get("description").asString()).isEqualTo("He said \"no\"\n& left");
    }

    @Test
    void readsGzipWhateverItIsCalled() throws IOException {
        byte[] packed = gzip(bytes(lines(record("Packed"))));
        assertThat(finished(staff.upload("/v1/imports?format=jsonl", packed, "application/gzip"))
                        .get("added")
                        .asInt())
                .isEqualTo(1);
        byte[] broken = java.util.Arrays.copyOf(packed, packed.length - 12);
        JsonNode run = finished(staff.upload("/v1/imports?format=jsonl", broken, "application/octet-stream"));
        assertThat(run.get("status").asString()).isEqualTo("failed");
        assertThat(run.get("reason").asString()).contains("broken");
    }
}
