package io.bookstore.search.desk;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestTokens;
import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What staff say about searches takes effect at once, is versioned, and is kept with who said it. */
@TestInstance(Lifecycle.PER_CLASS)
class DeskIntegrationTests extends SearchIntegrationTest {

    private static final String SYNONYMS = "/v1/admin/search/synonyms";
    private static final String PINS = "/v1/admin/search/pins";
    private static final String REDIRECTS = "/v1/admin/search/redirects";

    private final BookFixture gardening = book("Gardenia Handbook").by("Flora Deskman");
    private final BookFixture second =
            book("Gardenia Almanac").by("Flora Deskman").with("ratings_count", 9000);
    private final BookFixture other = book("Unrelated Deskpin").by("Someone Deskman");
    private final BookFixture phrase = book("The Great Zonkulon War").by("Deskman");

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void catalogue() throws InterruptedException {
        producers.catalogSays(gardening, second, other, phrase);
        awaitSearchable();
    }

    @AfterEach
    void emptyLists() {
        assertThat(put(SYNONYMS, "{\"rules\":[]}").status()).isEqualTo(200);
        assertThat(put(PINS, "{\"pins\":[]}").status()).isEqualTo(200);
        assertThat(put(REDIRECTS, "{\"redirects\":[]}").status()).isEqualTo(200);
    }

    @Test
    void synonymsCountFromTheNextSearchOnBothWaysAndWithSeveralWords() {
        assertThat(search("gzw").body().path("stage").asString()).isEqualTo("popular");
        assertThat(put(SYNONYMS, "{\"rules\":[\"gzw, great zonkulon war\",\"plantbook => gardenia handbook\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(search("gzw").titles()).first().isEqualTo("The Great Zonkulon War");
        assertThat(search("gzw").body().path("stage").asString()).isEqualTo("exact");
        assertThat(search("deskman gzw").titles()).containsExactly("The Great Zonkulon War");
        assertThat(search("plantbook").titles()).first().isEqualTo("Gardenia Handbook");
        assertThat(explain("gzw", phrase).path("understood").toString()).contains("synonym: great zonkulon war");
    }

    @Test
    void pinsStandOnTopInTheirOrderAlsoWhereNothingMatches() {
        put(PINS, """
                {"pins":[{"query":"Gardenia!","book_ids":["%s","%s"]},{"query":"qqpin","book_ids":["%s"]}]}
                """.formatted(other.id(), gardening.id(), other.id()));
        assertThat(search("gardenia").titles())
                .containsExactly("Unrelated Deskpin", "Gardenia Handbook", "Gardenia Almanac");
        assertThat(search("qqpin").titles()).containsExactly("Unrelated Deskpin");
        assertThat(search("gardenia flora").titles()).doesNotContain("Unrelated Deskpin");
        assertThat(explain("gardenia", other)
                        .path("matched")
                        .path(0)
                        .path("how")
                        .asString())
                .isEqualTo("pinned");
    }

    @Test
    void redirectsLeadToAPageOfTheShop() {
        put(REDIRECTS, "{\"redirects\":[{\"query\":\"Opening Hours\",\"url\":\"/pages/about#hours\"}]}");
        assertThat(search("opening  hours?").body().path("redirect").asString()).isEqualTo("/pages/about#hours");
        assertThat(search("opening").body().path("redirect").isNull()).isTrue();
    }

    @Test
    void aListIsChangedOnlyAsItWasRead() {
        Answer read = send("GET", SYNONYMS, null, TestTokens.staff());
        String etag = read.http().headers().firstValue("etag").orElseThrow();
        long version = read.body().path("version").asLong();
        assertThat(etag).isEqualTo("\"" + version + "\"");
        String list = "{\"rules\":[\"a1, b1\"],\"version\":" + version + "}";
        Answer changed = put(SYNONYMS, list);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("version").asLong()).isEqualTo(version + 1);
        Answer stale = put(SYNONYMS, list);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().path("type").asString()).isEqualTo("urn:bookstore:problem:stale");
        assertThat(new Expected(etag, null).holds(version + 1)).isFalse();
        assertThat(new Expected("W/\"" + (version + 1) + "\"", null).holds(version + 1))
                .isTrue();
    }

    @Test
    void keepsWhoChangedWhatWhen() {
        UUID staff = UUID.randomUUID();
        String token = "Bearer " + TestTokens.token(staff, java.util.List.of("customer", "staff"));
        assertThat(send("PUT", SYNONYMS, "{\"rules\":[\"audit1, audit2\"]}", token)
                        .status())
                .isEqualTo(200);
        assertThat(jdbc.sql("""
                                select content::text from desk_change
                                where changed_by = ? and kind = 'synonyms' and changed_at is not null
                                """).param(staff).query(String.class).list()).containsExactly("[\"audit1, audit2\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "synonyms!{\"rules\":[\"alone\"]}!422",
                "synonyms!{\"rules\":[\"a, b\",\"a => b => c\"]}!422",
                "synonyms!{\"rules\":[null]}!400",
                "synonyms!{\"rules\":[1]}!400",
                "synonyms!{\"rules\":\"a, b\"}!400",
                "synonyms!{}!400",
                "synonyms!{\"rules\":[],\"more\":1}!400",
                "pins!{\"pins\":[{\"query\":\"x\",\"book_ids\":[\"00000000-0000-0000-0000-000000000000\"]}]}!422",
                "pins!{\"pins\":[{\"query\":\"x\",\"book_ids\":[]}]}!400",
                "pins!{\"pins\":[{\"query\":\"x\",\"book_ids\":[\"one\"]}]}!400",
                "pins!{\"pins\":[{\"query\":\" \",\"book_ids\":[]}]}!400",
                "redirects!{\"redirects\":[{\"query\":\"x\",\"url\":\"https://evil.example\"}]}!422",
                "redirects!{\"redirects\":[{\"query\":\"x\",\"url\":\"//evil.example\"}]}!422",
                "redirects!{\"redirects\":[{\"query\":\"x\",\"url\":\"/\\\\\\\\evil.example\"}]}!422",
                "redirects!{\"redirects\":[{\"query\":\"x\",\"url\":\"javascript:alert(1)\"}]}!422",
                "redirects!{\"redirects\":[{\"query\":\"x\",\"url\":\"/a/../../admin\"}]}!422",
                "redirects!{\"redirects\":[{\"query\":\"***\",\"url\":\"/a\"}]}!422",
                "redirects!{\"redirects\":[{\"query\":\"x\",\"url\":\"/a\"},{\"query\":\"X\",\"url\":\"/b\"}]}!422"
            })
    void refusesBrokenListsAndKeepsTheOldOnes(String list, String body, int status) {
        long before = version(list);
        Answer answer = put("/v1/admin/search/" + list, body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.body().path("errors").isEmpty() && status == 422).isFalse();
        assertThat(version(list)).isEqualTo(before);
    }

    @Test
    void isForStaffAlone() {
        String customer = TestTokens.customer(UUID.randomUUID());
        for (String path : new String[] {
            SYNONYMS,
            PINS,
            REDIRECTS,
            "/v1/admin/search/zero-results",
            "/v1/admin/search/explain?q=x&book_id=" + other.id()
        }) {
            assertThat(send("GET", path, null, null).status()).as(path).isEqualTo(401);
            assertThat(send("GET", path, null, customer).status()).as(path).isEqualTo(403);
        }
        assertThat(send("PUT", SYNONYMS, "{\"rules\":[]}", null).status()).isEqualTo(401);
        assertThat(send("PUT", SYNONYMS, "{\"rules\":[]}", customer).status()).isEqualTo(403);
    }

    @Test
    void explainsWhyABookStandsWhereItStands() {
        JsonNode explained = explain("flora gardenia almanac", second);
        assertThat(explained.path("stage").asString()).isEqualTo("exact");
        assertThat(explained.path("rank").asInt()).isEqualTo(1);
        assertThat(explained.path("score").asDouble()).isPositive();
        assertThat(explained.path("matched").toString()).contains("title and author", "all words as typed");
        assertThat(explained.path("details").path("of")).isNotEmpty();
        JsonNode none = explain("flora gardenia almanac", other);
        assertThat(none.path("rank").isNull() && none.path("score").isNull()).isTrue();
        assertThat(explain("gardennia", second).path("corrected_query").asString())
                .isEqualTo("gardenia");
        assertThat(send("GET", "/v1/admin/search/explain?q=x&book_id=" + UUID.randomUUID(), null, TestTokens.staff())
                        .status())
                .isEqualTo(404);
        assertThat(send("GET", "/v1/admin/search/explain?q=x&book_id=1", null, TestTokens.staff())
                        .status())
                .isEqualTo(400);
        assertThat(send("GET", "/v1/admin/search/explain?q=x", null, TestTokens.staff())
                        .status())
                .isEqualTo(400);
    }

    private JsonNode explain(String q, BookFixture book) {
        return send(
                        "GET",
                        "/v1/admin/search/explain?q=" + encoded(q) + "&book_id=" + book.id(),
                        null,
                        TestTokens.staff())
                .found();
    }

    private long version(String list) {
        return send("GET", "/v1/admin/search/" + list, null, TestTokens.staff())
                .found()
                .path("version")
                .asLong();
    }

    private Answer put(String path, String body) {
        return send("PUT", path, body, TestTokens.staff());
    }
}
