package io.bookstore.search.suggest;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

@TestInstance(Lifecycle.PER_CLASS)
class SuggestIntegrationTests extends SearchIntegrationTest {

    @BeforeAll
    void catalogue() throws InterruptedException {
        BookFixture first = book("Quillon's Lantern").by("Quentin Marlowe-Sax").series("Quillon Chronicles", "1");
        producers.catalogSays(
                first.on("fiction", "quietude"),
                book("Quillon's Lantern")
                        .by("Quentin Marlowe-Sax")
                        .editionOf(first.work())
                        .with("format", "ebook"),
                book("A History of the Quillon Press").by("Zora Unrelated"));
        awaitSearchable();
    }

    @Test
    void completesTitlesAuthorsSeriesAndShelves() {
        JsonNode body = suggest("quil");
        assertThat(strings(body, "books", "title"))
                .containsExactly("Quillon's Lantern", "A History of the Quillon Press");
        assertThat(strings(body, "series", "name")).containsExactly("Quillon Chronicles");
        assertThat(strings(body, "authors", "name")).isEmpty();
        assertThat(body.path("queries").valueStream().map(JsonNode::asString).toList())
                .contains("quillon");
        assertThat(strings(suggest("quentin mar"), "authors", "name")).containsExactly("Quentin Marlowe-Sax");
        assertThat(suggest("quentin mar").path("queries").path(0).asString()).isEqualTo("quentin marlowe-sax");
    }

    @Test
    void bearsATypingMistake() {
        assertThat(strings(suggest("quilon lant"), "books", "title")).contains("Quillon's Lantern");
    }

    @Test
    void answersTheFiveListsAlways() {
        for (String typed : new String[] {"", "*", "zzzzqqqq"}) {
            assertThat(suggest(typed).propertyNames())
                    .containsExactlyInAnyOrder("queries", "books", "authors", "series", "categories");
        }
    }

    private JsonNode suggest(String typed) {
        return get("/v1/search/suggest?q=" + encoded(typed)).body();
    }

    private static List<String> strings(JsonNode body, String list, String field) {
        return body.path(list)
                .valueStream()
                .map(each -> each.path(field).asString())
                .toList();
    }
}
