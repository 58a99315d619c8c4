package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an import did can be taken back. */
class UndoIntegrationTests extends ImportUnderTest {

    @Test
    void takesBackWhatAnImportDid() {
        String old = randomIsbn();
        String gone = randomIsbn();
        String fresh = randomIsbn();
        Map<String, Object> first = book(old, "Old");
        first.put("subtitle", "As it was");
        imported(List.of(json(first), json(book(gone, "Gone"))));
        Map<String, Object> second = book(old, "New title");
        second.put("authors", List.of(author, "Other " + author));
        second.put("price_cents", 1500);
        JsonNode run = imported(List.of(
                json(second),
                json(Map.of("isbn13", gone, "active", false)),
                json(book(fresh, "Fresh")),
                json(book(fresh, "Fresh again"))));
        assertThat(run.get("added").asInt() + " " + run.get("changed").asInt() + " "
                        + run.get("deleted").asInt())
                .isEqualTo("1 2 1");
        JsonNode created = guest.get("/v1/books/" + fresh).expect(200).json();

        JsonNode undo = undone(run);
        assertThat(undo.get("undo_of")).isEqualTo(run.get("id"));
        assertThat(undo.get("changed").asInt()).as(undo.toString()).isEqualTo(3);
        assertThat(undo.get("deleted").asInt()).isEqualTo(1);
        JsonNode now = guest.get("/v1/books/" + old).expect(200).json();
        assertThat(now.get("title").asString()).isEqualTo("Old");
        assertThat(now.get("subtitle").asString()).isEqualTo("As it was");
        assertThat(now.get("price_cents").asInt()).isEqualTo(900);
        assertThat(now.get("authors").size()).isEqualTo(1);
        guest.get("/v1/books/" + gone).expect(200);
        guest.get("/v1/books/" + fresh).problem(404, "not-found");
        assertThat(event(created, "book-deleted").get("active").asBoolean()).isFalse();
        assertThat(status(run)).isEqualTo("undone");
        assertThat(jdbc.sql("select count(*) from book_change where import_id = cast(:id as uuid)")
                        .param("id", undo.get("id").asString())
                        .query(Long.class)
                        .single())
                .as("audited")
                .isEqualTo(4);
        assertThat(undone(run).get("id")).as("undone once").isEqualTo(undo.get("id"));
        assertThat(imported(List.of(json(book(fresh, "Fresh")))).get("changed").asInt())
                .as("imported again, it is back")
                .isEqualTo(1);
        guest.get("/v1/books/" + fresh).expect(200);
    }

    @Test
    void keepsWhatStaffEditedSince() {
        String changed = randomIsbn();
        String added = randomIsbn();
        imported(List.of(json(book(changed, "Before"))));
        Map<String, Object> record = book(changed, "After");
        record.put("price_cents", 1);
        JsonNode run = imported(List.of(json(record), json(book(added, "Added"))));
        staff.patch("/v1/books/" + changed, Map.of("price_cents", 777)).expect(200);
        staff.patch("/v1/books/" + added, Map.of("subtitle", "By hand")).expect(200);
        JsonNode undo = undone(run);
        JsonNode book = guest.get("/v1/books/" + changed).json();
        assertThat(book.get("title").asString()).isEqualTo("Before");
        assertThat(book.get("price_cents").asInt()).isEqualTo(777);
        guest.get("/v1/books/" + added).expect(200);
        assertThat(records(undo, ""))
                .extracting(each -> each.get("message").asString())
                .containsExactly("price_cents was edited since and stays", "was edited since and stays");
    }

    @Test
    void undoesImportsOneAfterTheOther() {
        String isbn = randomIsbn();
        JsonNode first = imported(List.of(json(book(isbn, "One"))));
        JsonNode second = imported(List.of(json(book(isbn, "Two"))));
        undone(second);
        assertThat(guest.get("/v1/books/" + isbn).json().get("title").asString())
                .isEqualTo("One");
        assertThat(undone(first).get("deleted").asInt()).isEqualTo(1);
        guest.get("/v1/books/" + isbn).problem(404, "not-found");
    }

    @Test
    void undoesManyBatches() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            lines.add(json(book(randomIsbn(), "Many " + i)));
        }
        JsonNode undo = undone(imported(lines));
        assertThat(undo.get("deleted").asInt()).isEqualTo(1_200);
        assertThat(booksOfAuthor()).isZero();
    }

    @Test
    void refusesWhatCannotBeUndone() {
        String path = "/v1/imports/";
        JsonNode dry = finished(staff.upload(
                "/v1/imports?format=jsonl&dry_run=true", bytes(List.of(json(book(randomIsbn(), "Dry")))), JSONL));
        staff.post(path + dry.get("id").asString() + "/undo", "").problem(409, "not-undoable");
        JsonNode run = imported(List.of(json(book(randomIsbn(), "Undone"))));
        JsonNode undo = undone(run);
        staff.post(path + undo.get("id").asString() + "/undo", "").problem(409, "not-undoable");
        guest.post(path + run.get("id").asString() + "/undo", "").expect(401);
    }

    private String status(JsonNode run) {
        return staff.get("/v1/imports/" + run.get("id").asString())
                .json()
                .get("status")
                .asString();
    }

    private Map<String, Object> book(String isbn, String title) {
        Map<String, Object> record = new LinkedHashMap<>(record(title));
        record.put("isbn13", isbn);
        return record;
    }

    private static String json(Map<String, Object> record) {
        return Api.JSON.writeValueAsString(record);
    }
}
