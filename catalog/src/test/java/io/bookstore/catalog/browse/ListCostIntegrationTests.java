package io.bookstore.catalog.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.catalog.CountedStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What lists cost must not depend on how much is in them. */
class ListCostIntegrationTests extends CatalogUnderTest {

    private static final int MANY = 100;
    private static final List<String> SORTS =
            List.of("newest", "published", "title", "price_asc", "price_desc", "bestselling", "rating");

    /** Made once for all tests of this class; nobody else has this author. */
    private static Shelf shelf;

    private record Shelf(String author, String series, String loner) {}

    private Shelf shelf() {
        if (shelf == null) {
            String author = "Counted-" + mark();
            String loner = "Loner-" + mark();
            String series = null;
            for (int i = 0; i < MANY; i++) {
                Map<String, Object> body = book("Counted");
                body.put("authors", List.of(author, "Second-" + mark()));
                body.put("series", Map.of("name", "S-" + author, "volume", "" + i));
                body.put("categories", List.of("horror", "classics"));
                body.put("language", "en");
                body.put("price_cents", 100 + i % 7);
                body.put("published", "" + (1990 + i % 5));
                body.put("subjects", List.of("a", "b"));
                series = created(body).at("/series/id").asString();
            }
            Map<String, Object> body = book("Alone");
            body.put("authors", List.of(loner));
            created(body);
            shelf = new Shelf(author, series, loner);
        }
        return shelf;
    }

    @Test
    void asksTheSameForOneBookAndForAHundredInEveryOrder() {
        for (String sort : SORTS) {
            int one = statements("author=" + shelf().loner() + "&sort=" + sort);
            assertThat(one).as(sort).isBetween(1, 6);
            assertThat(statements("author=" + shelf().author() + "&limit=100&sort=" + sort))
                    .as(sort)
                    .isEqualTo(one);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&category=horror",
                "&category=fiction",
                "&format=paperback",
                "&language=en",
                "&active=true",
                "&category=fiction&format=paperback&language=en",
                "&offset=50"
            })
    void asksTheSameWhateverIsFiltered(String filter) {
        String all = "author=" + shelf().author() + filter;
        int one = statements(all + "&limit=1");
        assertThat(one).isBetween(1, 6);
        assertThat(statements(all + "&limit=100")).isEqualTo(one);
    }

    @Test
    void walksToTheEndByCursorInEveryOrder() {
        for (String sort : SORTS) {
            String all = "/v1/books?author=" + shelf().author() + "&sort=" + sort;
            List<String> whole = ids(guest.get(all + "&limit=100").expect(200).json());
            List<String> walked = new ArrayList<>();
            String after = "";
            int cost = statements("author=" + shelf().author() + "&limit=7&sort=" + sort);
            do {
                int before = CountedStatements.prepared();
                JsonNode page = guest.get(all + "&limit=7" + after).expect(200).json();
                assertThat(CountedStatements.prepared() - before).as(sort).isEqualTo(cost);
                walked.addAll(ids(page));
                JsonNode next = page.get("next_cursor");
                after = next.isNull() ? "" : "&after=" + next.asString();
            } while (!after.isEmpty());
            assertThat(walked).as(sort).isEqualTo(whole).hasSize(MANY);
        }
    }

    @Test
    void costsTheSameOnOtherPagesToo() {
        String series = "/v1/series/" + shelf().series();
        JsonNode book =
                guest.get("/v1/books?limit=1&author=" + shelf().author()).json().at("/data/0");
        int before = CountedStatements.prepared();
        assertThat(guest.get(series).expect(200).json().get("books").size()).isEqualTo(MANY);
        assertThat(CountedStatements.prepared() - before).isLessThanOrEqualTo(6);
        before = CountedStatements.prepared();
        guest.get("/v1/authors/" + book.at("/authors/0/id").asString()).expect(200);
        assertThat(CountedStatements.prepared() - before).isLessThanOrEqualTo(7);
        before = CountedStatements.prepared();
        guest.get("/v1/books/" + UUID.fromString(book.get("id").asString())).expect(200);
        assertThat(CountedStatements.prepared() - before).isLessThanOrEqualTo(9);
        before = CountedStatements.prepared();
        guest.get("/v1/books/" + book.get("id").asString() + "/reviews").expect(200);
        assertThat(CountedStatements.prepared() - before).isLessThanOrEqualTo(7);
    }

    private int statements(String query) {
        int before = CountedStatements.prepared();
        guest.get("/v1/books?" + query).expect(200);
        return CountedStatements.prepared() - before;
    }

    private static List<String> ids(JsonNode page) {
        return page.get("data")
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }
}
