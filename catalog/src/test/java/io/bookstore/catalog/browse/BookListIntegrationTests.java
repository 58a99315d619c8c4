package io.bookstore.catalog.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api.Answer;
import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.catalog.CountedStatements;
import io.bookstore.platform.testing.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BookListIntegrationTests extends CatalogUnderTest {

    /** Each test has an author of its own, so that no other test's books are in its lists. */
    private String author;

    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void someBooks() {
        author = "Lister " + mark();
        add("Banana", 300, "2001", 4.5, 10, 7);
        add("the apple", 100, "2003-05", 4.5, 20, 9);
        add("Élan", 300, null, null, 0, 0);
        add("Cherry", 200, "2003-05-02", 3.0, 99, 7);
        add("apple", 300, "1999", 5.0, 1, 0);
    }

    private void add(String title, int cents, String published, Double rating, int ratings, int sold) {
        Map<String, Object> body = book(title);
        body.put("title", title);
        body.put("authors", List.of(author));
        body.put("price_cents", cents);
        body.put("published", published);
        String id = created(body).get("id").asString();
        jdbc.sql("update book set rating = :rating, ratings_count = :ratings, sold = :sold where id = :id")
                .param("rating", rating)
                .param("ratings", ratings)
                .param("sold", sold)
                .param("id", UUID.fromString(id))
                .update();
        ids.add(id);
    }

    @ParameterizedTest
    @CsvSource({
        "newest, 43210",
        "published, 31042",
        "title, 14032", // 'apple' and 'the apple' are one key: the id decides
        "price_asc, 13024",
        "price_desc, 42031",
        "bestselling, 13042",
        "rating, 41032",
    })
    void sortsAndPagesTheSameByOffsetAndByCursor(String sort, String order) {
        List<String> expected = order.chars().mapToObj(c -> ids.get(c - '0')).toList();
        assertThat(idsOf(list("sort=" + sort))).isEqualTo(expected);
        assertThat(byOffset("sort=" + sort)).as("by offset").isEqualTo(expected);
        assertThat(byCursor("sort=" + sort)).as("by cursor").isEqualTo(expected);
    }

    @Test
    void isSortedByNewestUnlessAsked() {
        assertThat(idsOf(list("limit=5"))).isEqualTo(ids.reversed());
    }

    @Test
    void tellsTheTotalAndTheWayOn() {
        Answer first = list("limit=2&offset=2");
        assertThat(first.header("x-total-count")).isEqualTo("5");
        assertThat(first.json().get("total").asInt()).isEqualTo(5);
        assertThat(first.json().get("limit").asInt()).isEqualTo(2);
        assertThat(first.json().get("offset").asInt()).isEqualTo(2);
        assertThat(first.header("link"))
                .contains("offset=4")
                .contains("rel=\"next\"")
                .contains("offset=0")
                .contains("rel=\"prev\"");
        Answer last = list("limit=2&offset=4");
        assertThat(last.json().get("next_cursor").isNull()).isTrue();
        assertThat(last.header("link")).doesNotContain("next");
        Answer beyond = list("limit=2&offset=1000000000");
        assertThat(beyond.json().get("data").size()).isZero();
        assertThat(beyond.header("x-total-count")).isEqualTo("5");
    }

    @Test
    void doesNotSkipOrRepeatWhenABookComesInWhileSomebodyPages() {
        Answer first = list("limit=2");
        add("Newcomer", 1, null, null, 0, 0);
        List<String> seen = new ArrayList<>(idsOf(first));
        seen.addAll(
                idsOf(list("limit=10&after=" + first.json().get("next_cursor").asString())));
        assertThat(seen).isEqualTo(ids.subList(0, 5).reversed());
    }

    @Test
    void findsTheSubtreeOfACategoryByIdAndBySlug() {
        String horror = inCategory("horror");
        String fiction = inCategory("fiction");
        inCategory("history");
        assertThat(idsOf(list("category=horror"))).containsExactly(horror);
        assertThat(idsOf(list("category=fiction"))).containsExactlyInAnyOrder(horror, fiction);
        JsonNode tree = guest.get("/v1/categories").expect(200).json();
        String id = tree.at("/data/0/id").asString();
        assertThat(tree.at("/data/0/slug").asString()).isEqualTo("fiction");
        assertThat(idsOf(list("category=" + id))).containsExactlyInAnyOrder(horror, fiction);
        assertThat(idsOf(list("category=no-such-shelf"))).isEmpty();
        assertThat(idsOf(list("category=" + UUID.randomUUID()))).isEmpty();
    }

    private String inCategory(String slug) {
        Map<String, Object> body = book("On a shelf");
        body.put("authors", List.of(author));
        body.put("categories", List.of(slug));
        return created(body).get("id").asString();
    }

    @Test
    void findsByAuthorAndSeriesByIdOrNameInAnyCase() {
        String series = "Series " + mark();
        Map<String, Object> body = book("In a series");
        body.put("authors", List.of(author, "Second " + author));
        body.put("series", Map.of("name", series, "volume", "1"));
        JsonNode book = created(body);
        String id = book.get("id").asString();
        assertThat(idsOf(guest.get("/v1/books?series=" + encoded(series.toUpperCase(Locale.ROOT)))))
                .containsExactly(id);
        assertThat(idsOf(guest.get("/v1/books?series=" + book.at("/series/id").asString())))
                .containsExactly(id);
        assertThat(idsOf(guest.get("/v1/books?author=" + encoded("second " + author.toLowerCase(Locale.ROOT)))))
                .containsExactly(id);
        assertThat(idsOf(
                        guest.get("/v1/books?author=" + book.at("/authors/1/id").asString())))
                .containsExactly(id);
        assertThat(idsOf(guest.get("/v1/books?author=" + encoded(author.substring(0, 8)))))
                .isEmpty();
    }

    @Test
    void findsByFormatAndLanguage() {
        Map<String, Object> body = book("Hörbuch");
        body.put("authors", List.of(author));
        body.put("format", "audiobook");
        body.put("language", "de");
        String id = created(body).get("id").asString();
        assertThat(idsOf(list("format=audiobook"))).containsExactly(id);
        assertThat(idsOf(list("language=de"))).containsExactly(id);
        assertThat(idsOf(list("language=de&format=paperback"))).isEmpty();
    }

    @Test
    void showsDeletedBooksToStaffOnly() {
        staff.delete("/v1/books/" + ids.getFirst()).expect(204);
        assertThat(idsOf(list("limit=10"))).doesNotContain(ids.getFirst()).hasSize(4);
        assertThat(idsOf(list("active=true"))).hasSize(4);
        String deleted = "/v1/books?active=false&author=" + encoded(author);
        assertThat(idsOf(staff.get(deleted).expect(200))).containsExactly(ids.getFirst());
        guest.get(deleted).expect(401);
        guest.as(TestTokens.customer(UUID.randomUUID())).get(deleted).expect(403);
    }

    @Test
    void asksTheDatabaseAsOftenForALongPageAsForAShortOne() {
        int one = statements("limit=1");
        assertThat(one).isPositive();
        assertThat(statements("limit=5")).isEqualTo(one);
        assertThat(statements("limit=5&sort=rating&category=fiction&language=en"))
                .isLessThanOrEqualTo(one);
        String cursor = list("limit=2").json().get("next_cursor").asString();
        assertThat(statements("limit=3&after=" + cursor)).isEqualTo(one);
    }

    private int statements(String query) {
        int before = CountedStatements.prepared();
        list(query).expect(200);
        return CountedStatements.prepared() - before;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=-1",
                "limit=1000000",
                "offset=-1",
                "offset=x",
                "sort=price;drop",
                "sort=NEWEST",
                "format=scroll",
                "language=%27%20THEN%201",
                "active=maybe",
                "page=1",
                "after=nonsense",
                "after=",
                "q=x",
                "after=%00",
                "author=%00"
            })
    void refusesWhatItDoesNotUnderstand(String query) {
        guest.get("/v1/books?" + query).problem(400, "invalid-request");
    }

    @Test
    void refusesCursorsOfOtherListsAndForgedOnes() {
        String newest = list("limit=2").json().get("next_cursor").asString();
        guest.get("/v1/books?sort=title&after=" + newest).problem(400, "invalid-request");
        String id = UUID.randomUUID().toString();
        for (String forged : List.of(
                "newest\u001fnot a time\u001f" + id,
                "newest\u001f+1000000000-12-31T23:59:59Z\u001f" + id,
                "newest\u001f2026-01-01T00:00:00Z\u001fno id",
                "price_asc\u001f1e400\u001f" + id,
                "rating\u001f1e999999999\u001f1\u001f" + id,
                "published\u001f+999999999-01-01\u001f" + id,
                "title\u001fa\u0000b\u001f" + id)) {
            String sort = forged.substring(0, forged.indexOf('\u001f'));
            String cursor = java.util.Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
            guest.get("/v1/books?sort=" + sort + "&after=" + cursor).problem(400, "invalid-request");
        }
    }

    @Test
    void survivesTextThatLooksLikeSql() {
        assertThat(idsOf(guest.get("/v1/books?author=" + encoded("' or 1=1 --"))))
                .isEmpty();
        assertThat(idsOf(guest.get("/v1/books?category=" + encoded("x') or true --"))))
                .isEmpty();
    }

    private Answer list(String query) {
        return guest.get("/v1/books?author=" + encoded(author) + "&" + query);
    }

    private List<String> byOffset(String query) {
        List<String> seen = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            seen.addAll(idsOf(list(query + "&limit=2&offset=" + offset)));
        }
        return seen;
    }

    private List<String> byCursor(String query) {
        List<String> seen = new ArrayList<>();
        Answer page = list(query + "&limit=2");
        seen.addAll(idsOf(page));
        while (!page.json().get("next_cursor").isNull()) {
            page = list(
                    query + "&limit=2&after=" + page.json().get("next_cursor").asString());
            seen.addAll(idsOf(page));
        }
        return Collections.unmodifiableList(seen);
    }

    private static List<String> idsOf(Answer answer) {
        List<String> found = new ArrayList<>();
        answer.expect(200)
                .json()
                .get("data")
                .forEach(book -> found.add(book.get("id").asString()));
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
