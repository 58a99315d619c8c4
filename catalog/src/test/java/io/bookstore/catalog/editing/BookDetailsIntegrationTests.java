package io.bookstore.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.CatalogUnderTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BookDetailsIntegrationTests extends CatalogUnderTest {

    private static final Map<String, Object> ALL = Map.of(
            "subjects",
            List.of(Map.of("scheme", "bisac", "code", "FIC009020", "heading", "Epic"), "hobbits"),
            "awards",
            List.of("A prize 1957"),
            "tax_class",
            "standard",
            "age_from",
            10,
            "age_to",
            99,
            "height_mm",
            197,
            "width_mm",
            129,
            "thickness_mm",
            30,
            "weight_g",
            320,
            "available_from",
            "2007-04-17");

    @Test
    void showsOnThePageOfTheBookWhatWasWritten() {
        Map<String, Object> body = book("Detailed");
        body.putAll(ALL);
        String isbn = randomIsbn();
        body.put("isbn13", isbn);
        JsonNode made = created(body);
        assertThat(made.has("details"))
                .as("the Book of the contract stays as it is")
                .isFalse();
        JsonNode details = details(made);
        assertThat(details.get("subjects").toString())
                .isEqualTo("[{\"scheme\":\"bisac\",\"code\":\"FIC009020\",\"heading\":\"Epic\"},"
                        + "{\"scheme\":\"keyword\",\"code\":null,\"heading\":\"hobbits\"}]");
        ALL.forEach((field, value) -> {
            if (!field.equals("subjects")) {
                assertThat(details.get(field).toString()).as(field).isEqualTo(Api.JSON.writeValueAsString(value));
            }
        });
        assertThat(details.get("isbn10").isNull()).as("979 has no older form").isTrue();
        assertThat(details.propertyNames())
                .contains("isbn_hyphenated", "original_year")
                .hasSize(13);
    }

    @Test
    void changesOneFieldAndKeepsTheOthers() {
        Map<String, Object> body = book("Patched");
        body.putAll(ALL);
        JsonNode made = created(body);
        String path = "/v1/books/" + made.get("id").asString();
        staff.patch(path, "{\"weight_g\":null,\"awards\":[]}").expect(200);
        JsonNode details = details(made);
        assertThat(details.get("weight_g").isNull()).isTrue();
        assertThat(details.get("awards").size()).isZero();
        assertThat(details.get("subjects").size()).isEqualTo(2);
        assertThat(details.get("height_mm").asInt()).isEqualTo(197);
        String written = jdbc.sql("select changes::text from book_change where book_id = :book and version = 2")
                .param("book", UUID.fromString(made.get("id").asString()))
                .query(String.class)
                .single();
        assertThat(Api.JSON.readTree(written).propertyNames()).containsExactlyInAnyOrder("weight_g", "awards");
        staff.patch(path, "{\"awards\":[]}").expect(200);
        assertThat(guest.get(path).json().get("version").asInt())
                .as("nothing was changed")
                .isEqualTo(2);
        staff.patch(path, "{\"age_from\":100}").problem(400, "invalid-request");
        staff.patch(path, "{\"weight_g\":\"320\"}").problem(400, "invalid-request");
        staff.patch(path, "{\"subjects\":[{\"scheme\":\"bisac\",\"code\":\"FIC009020\",\"x\":1}]}")
                .problem(400, "invalid-request");
    }

    @Test
    void taxesByFormatUnlessTold() {
        Map<String, Object> body = book("Taxed");
        body.put("format", "audiobook");
        JsonNode made = created(body);
        assertThat(details(made).get("tax_class").asString()).isEqualTo("ebook");
        staff.patch("/v1/books/" + made.get("id").asString(), Map.of("format", "hardcover"));
        assertThat(details(made).get("tax_class").asString()).isEqualTo("book");
    }

    @Test
    void standsWhereItsCodesSayUnlessShelvesAreNamed() {
        Map<String, Object> body = book("Shelved");
        body.put(
                "subjects",
                List.of(
                        Map.of("scheme", "bisac", "code", "FIC000000"),
                        Map.of("scheme", "bisac", "code", "fic028030"),
                        Map.of("scheme", "thema", "code", "FMB")));
        JsonNode made = created(body);
        assertThat(slugs(made)).containsExactly("science-fiction", "fantasy");
        body = new HashMap<>(body);
        body.put("categories", List.of("horror"));
        assertThat(slugs(created(body))).containsExactly("horror");
        JsonNode bare = created(book("Bare"));
        String path = "/v1/books/" + bare.get("id").asString();
        assertThat(slugs(staff.patch(path, "{\"subjects\":[{\"scheme\":\"thema\",\"code\":\"QDTS\"}]}")
                        .expect(200)
                        .json()))
                .containsExactly("philosophy");
        assertThat(slugs(staff.patch(path, "{\"categories\":[]}").expect(200).json()))
                .isEmpty();
    }

    @Test
    void canBeOrderedBeforeItIsSold() {
        LocalDate soon = LocalDate.now(clock).plusDays(30);
        Map<String, Object> body = book("To come");
        body.put("published", "1999");
        body.put("available_from", soon.toString());
        JsonNode made = created(body);
        String path = "/v1/books/" + made.get("id").asString();
        JsonNode page = guest.get(path).expect(200).json();
        assertThat(page.at("/availability/status").asString()).isEqualTo("preorder");
        assertThat(page.at("/availability/available_from").asString()).isEqualTo(soon.toString());
        staff.patch(path, Map.of("available_from", LocalDate.now(clock).toString()))
                .expect(200);
        assertThat(guest.get(path).json().at("/availability/status").asString()).isEqualTo("out_of_stock");
        staff.patch(path, "{\"available_from\":null,\"published\":\"" + soon + "\"}")
                .expect(200);
        assertThat(guest.get(path).json().at("/availability/status").asString()).isEqualTo("preorder");
    }

    private JsonNode details(JsonNode book) {
        return guest.get("/v1/books/" + book.get("id").asString())
                .expect(200)
                .json()
                .get("details");
    }

    private static List<String> slugs(JsonNode book) {
        return book.get("categories")
                .valueStream()
                .map(each -> each.get("slug").asString())
                .toList();
    }
}
