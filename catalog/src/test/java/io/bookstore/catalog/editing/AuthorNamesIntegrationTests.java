package io.bookstore.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.platform.testing.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuthorNamesIntegrationTests extends CatalogUnderTest {

    private String name;
    private String penName;
    private JsonNode book;
    private String path;

    @BeforeEach
    void anAuthorOfOneBook() {
        name = "Stephen " + mark();
        penName = "Richard " + mark();
        Map<String, Object> body = book("Written");
        body.put("authors", List.of(name));
        book = created(body);
        path = "/v1/authors/" + book.at("/authors/0/id").asString();
    }

    @Test
    void isFoundByAnyName() {
        staff.patch(path, Map.of("other_names", List.of(penName, " " + penName.toUpperCase(Locale.ROOT) + " ", name)))
                .expect(200);
        assertThat(guest.get(path).expect(200).json().get("other_names").toString())
                .as("each name once, and not its own")
                .isEqualTo("[\"" + penName + "\"]");
        assertThat(found(penName.toLowerCase(Locale.ROOT)))
                .containsExactly(book.get("id").asString());
        assertThat(found(name)).containsExactly(book.get("id").asString());
        assertThat(found(penName.substring(0, 9))).isEmpty();
        JsonNode document = guest.as(TestTokens.service("search", "catalog"))
                .get("/internal/books/" + book.get("id").asString())
                .expect(200)
                .json();
        assertThat(document.get("author_names").toString()).isEqualTo("[\"" + penName + "\"]");
        assertThat(document.has("details")).isTrue();
    }

    @Test
    void tellsOfEveryBookThatShowsTheName() {
        JsonNode answer =
                staff.patch(path, Map.of("name", name + " King")).expect(200).json();
        assertThat(answer.get("name").asString()).isEqualTo(name + " King");
        JsonNode page = guest.get("/v1/books/" + book.get("id").asString()).json();
        assertThat(page.at("/authors/0/name").asString()).isEqualTo(name + " King");
        assertThat(page.get("version").asInt()).isEqualTo(2);
        assertThat(rows("select count(*) from outbox where aggregateid = :book and type = 'book-changed'"))
                .isEqualTo(1);
        assertThat(rows("select count(*) from book_change where book_id = :book and changes -> 'authors' is not null"
                        + " and version = 2 and actor_id is not null"))
                .isEqualTo(1);
        staff.patch(path, Map.of("name", name + " King")).expect(200);
        staff.patch(path, Map.of()).expect(200);
        assertThat(rows("select count(*) from outbox where aggregateid = :book and type = 'book-changed'"))
                .as("nothing was changed, nothing is told")
                .isEqualTo(1);
    }

    @Test
    void refusesWhatIsTakenUnknownOrNonsense() {
        String other = created(book("Other")).at("/authors/0/name").asString();
        staff.patch(path, Map.of("name", other.toUpperCase(Locale.ROOT))).problem(409, "name-taken");
        staff.patch("/v1/authors/" + UUID.randomUUID(), Map.of("name", "X")).problem(404, "not-found");
        staff.patch(path, Map.of("name", " ")).problem(400, "invalid-request");
        staff.patch(path, "{\"other_names\":[null]}").problem(400, "invalid-request");
        staff.patch(path, Map.of("other_names", List.of("x".repeat(256)))).problem(400, "invalid-request");
        staff.patch(path, Map.of("id", "1")).problem(400, "invalid-request");
        guest.patch(path, Map.of("name", "X")).expect(401);
        guest.as(TestTokens.customer(UUID.randomUUID()))
                .patch(path, Map.of("name", "X"))
                .expect(403);
        assertThat(guest.get(path).json().get("name").asString()).isEqualTo(name);
    }

    private List<String> found(String author) {
        Api.Answer list = guest.get("/v1/books?author=" + URLEncoder.encode(author, StandardCharsets.UTF_8))
                .expect(200);
        return list.json()
                .get("data")
                .valueStream()
                .map(each -> each.get("id").asString())
                .toList();
    }

    private long rows(String sql) {
        return jdbc.sql(sql)
                .param("book", UUID.fromString(book.get("id").asString()))
                .query(Long.class)
                .single();
    }
}
