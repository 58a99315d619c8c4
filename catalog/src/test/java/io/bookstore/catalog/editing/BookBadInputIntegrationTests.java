package io.bookstore.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.CatalogUnderTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The rows G, B and A of the corpus that meet the fields of a book. */
class BookBadInputIntegrationTests extends CatalogUnderTest {

    private String path;
    private JsonNode before;

    @BeforeEach
    void aBook() {
        path = "/v1/books/" + created(book("Untouched")).get("id").asString();
        before = guest.get(path).json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price_cents\":\"1299\"}",
                "{\"price_cents\":12.5}",
                "{\"price_cents\":1e3}",
                "{\"price_cents\":1e400}",
                "{\"price_cents\":-1}",
                "{\"price_cents\":10000000000}",
                "{\"price_cents\":9223372036854775808}",
                "{\"price_cents\":null}",
                "{\"price_cents\":true}",
                "{\"price_cents\":[1]}",
                "{\"pages\":2147483648}",
                "{\"pages\":9007199254740993}",
                "{\"pages\":0}",
                "{\"title\":\"\\u0000\"}",
                "{\"title\":\"\\ud800\"}",
                "{\"title\":\"\\u202eevil\"}",
                "{\"title\":7}",
                "{\"title\":null}",
                "{\"title\":\" \\t \"}",
                "{\"authors\":\"one\"}",
                "{\"authors\":[]}",
                "{\"authors\":[[\"nested\"]]}",
                "{\"authors\":[{\"name\":\"x\",\"role\":\"king\"}]}",
                "{\"currency\":\"usd\"}",
                "{\"currency\":\"XXX\"}",
                "{\"isbn13\":\"9780261103574\"}",
                "{\"isbn13\":\"1 OR 1=1\"}",
                "{\"format\":\"scroll\"}",
                "{\"language\":\"' THEN 1\"}",
                "{\"published\":\"2026-13\"}",
                "{\"id\":\"1\"}",
                "{\"version\":9}",
                "{\"rating\":5}",
                "{\"ratings_count\":5}",
                "{\"created_at\":\"2026-01-01T00:00:00Z\"}",
                "{\"image\":{\"url\":\"x\",\"public_id\":null}}",
                "{\"details\":{}}",
                "{\"work_id\":\"short\"}",
                "{\"initial_stock\":5}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"title\":\"a\"} x",
            })
    void changesNothingForNonsense(String body) {
        for (String method : List.of("PUT", "PATCH")) {
            Api.Answer answer = staff.send(
                            method, path, BodyPublishers.ofString(body), "Content-Type", "application/json")
                    .expect(400);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
            assertThat(answer.json().get("type").asString())
                    .isIn("urn:bookstore:problem:invalid-request", "urn:bookstore:problem:malformed-body");
        }
        assertThat(guest.get(path).json()).isEqualTo(before);
    }

    @Test
    void isNotFooledByEncodingsAndMethods() {
        byte[] bom = "\ufeff{\"pages\":1}".getBytes(StandardCharsets.UTF_8);
        int status = staff.send("PATCH", path, BodyPublishers.ofByteArray(bom), "Content-Type", "application/json")
                .response()
                .statusCode();
        assertThat(status).as("a byte order mark is no JSON").isIn(200, 400);
        staff.send("PATCH", path, BodyPublishers.ofString("{}"), "Content-Type", "text/plain")
                .expect(415);
        staff.send(
                        "PATCH",
                        path,
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        "gzip")
                .expect(415);
        Api.Answer post = staff.post(path, Map.of("pages", 3)).expect(405);
        assertThat(post.header("allow")).contains("GET", "PUT", "PATCH", "DELETE");
        assertThat(staff.send("PROPFIND", path, BodyPublishers.noBody())
                        .response()
                        .statusCode())
                .as("refused by the firewall before any route is looked for")
                .isIn(400, 405);
        staff.send("GET", path, BodyPublishers.noBody(), "X-HTTP-Method-Override", "DELETE")
                .expect(200);
        guest.get(path).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Good</p><img src=x onerror=alert(1)>",
                "<p>Good</p><a href=javascript:alert(1)>x</a>",
                "<p>Good</p><a href='java&#10;script:alert(1)'>x</a>",
                "<p>Good</p><svg/onload=alert(1)>",
                "<p onmouseover=alert(1)>Good</p>",
                "<p style=background:url(javascript:alert(1))>Good</p>",
                "<p>Good</p><iframe src=javascript:alert(1)></iframe>",
                "<p>Good</p><<script>script>alert(1)<</script>/script>",
                "<p>Good</p><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<p>Good</p><math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<p>Good</p><form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<p>Good</p><template><script>alert(1)</script></template>",
                "<p>Good</p><!--><img src=x onerror=alert(1)>-->",
                "<p>Good</p><b <script>alert(1)//</script>0</b>",
                "<p>Good</p><object data=data:text/html;base64,PHNjcmlwdD4=>",
                "<p>Good</p><base href=//evil.example/><meta http-equiv=refresh content=0>",
            })
    void keepsNothingThatCouldRun(String description) {
        String kept = staff.patch(path, Map.of("description", description))
                .expect(200)
                .json()
                .get("description")
                .asString();
        assertThat(kept).contains("Good").doesNotContainPattern("<(?!/?(p|br /|b|strong|i|em|u|ul|ol|li|blockquote)>)");
        String again = staff.patch(path, Map.of("description", kept))
                .expect(200)
                .json()
                .get("description")
                .asString();
        assertThat(again).as("what was read can be written back").isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/books/1%20OR%201=1",
                "/v1/books/01923f4e",
                "/v1/books/0",
                "/v1/books/-1",
                "/v1/books/%25",
                "/v1/books/*",
                "/v1/works/x",
                "/v1/series/1%27--",
                "/v1/authors/..%2f..",
                "/v1/books/9780261103574/reviews",
                "/v1/admin/books/1/changes",
            })
    void findsNothingUnderNonsense(String nonsense) {
        assertThat(staff.get(nonsense).response().statusCode()).isIn(400, 404);
        assertThat(staff.get(nonsense).header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void letsOneOfAllKindsOfWritersWinWhenAllKnowTheSameVersion() throws Exception {
        String version = "\"1\"";
        List<Callable<Integer>> writers = List.of(
                () -> status(staff.put(path, Map.of("pages", 11), "If-Match", version)),
                () -> status(staff.patch(path, Map.of("publisher", "Penguin"), "If-Match", version)),
                () -> status(staff.patch(path, Map.of("subjects", List.of("x")), "If-Match", version)),
                () -> status(staff.put(path, Map.of("active", false), "If-Match", version)),
                () -> status(staff.delete(path, "If-Match", version)));
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> each : threads.invokeAll(writers)) {
                answers.add(each.get());
            }
        }
        assertThat(answers).filteredOn(status -> status < 300).hasSize(1);
        assertThat(answers)
                .filteredOn(status -> status >= 300)
                .containsAnyOf(412, 404)
                .allMatch(s -> s == 412 || s == 404);
        assertThat(jdbc.sql("select version from book where id = cast(:id as uuid)")
                        .param("id", before.get("id").asString())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static int status(Api.Answer answer) {
        return answer.response().statusCode();
    }
}
