package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ImportRefusalsIntegrationTests extends ImportUnderTest {

    @Test
    void tellsWhatIsWrongByLineAndTakesTheRest() {
        String good = Api.JSON.writeValueAsString(record("Good"));
        String bad = "{\"title\":\"x\",\"authors\":[\"a\"],\"price_cents\":1,";
        JsonNode run = imported(List.of(
                good,
                "not json",
                "",
                "[1]",
                "{\"title\":\"no author\",\"price_cents\":1}",
                bad + "\"isbn13\":\"9780141439519\"}",
                bad + "\"pages\":\"many\"}",
                bad + "\"rating\":6}",
                bad + "\"title\":\"twice\"}",
                bad + "\"description\":7}",
                bad + "\"authors\":[[]]}",
                "{\"title\":\"a\\u0000b\",\"authors\":[\"a\"],\"price_cents\":1}",
                "{\"title\":\"no price\",\"authors\":[\"" + author + "\"]}",
                bad + "\"pages\":1e400}",
                Api.JSON.writeValueAsString(record("Also good"))));
        assertThat(run.get("status").asString()).isEqualTo("done");
        assertThat(run.get("added").asInt()).isEqualTo(2);
        String path = "/v1/imports/" + run.get("id").asString() + "/errors";
        JsonNode errors = staff.get(path + "?limit=100").expect(200).json();
        assertThat(errors.get("data"))
                .extracting(error -> error.get("line").asInt())
                .containsExactly(2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        assertThat(errors.get("data").toString())
                .contains(
                        "is not valid JSON",
                        "authors must name at least one",
                        "isbn13 is not an ISBN",
                        "pages must be a number")
                .contains("price_cents must be given for a new book")
                .doesNotContain("Exception", "io.bookstore");
        assertThat(run.get("failed").asInt())
                .isEqualTo(errors.get("total").asInt())
                .isEqualTo(12);
        JsonNode page = staff.get(path + "?limit=10").json();
        JsonNode rest = staff.get(
                        path + "?limit=10&after=" + page.get("next_cursor").asString())
                .json();
        assertThat(rest.get("data"))
                .extracting(error -> error.get("line").asInt())
                .containsExactly(13, 14);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/imports?format=jsonl&columns=a:title, application/x-ndjson, 400, invalid-request",
        "/v1/imports?format=csv&columns=a, text/csv, 400, invalid-request",
        "/v1/imports?format=csv&columns=a:titel, text/csv, 400, invalid-request",
        "'/v1/imports?format=csv&columns=a:title,b:title', text/csv, 400, invalid-request",
        "'/v1/imports?format=csv&columns=a:title,A:isbn13', text/csv, 400, invalid-request",
        "/v1/imports?format=xml, application/octet-stream, 400, invalid-request",
        "/v1/imports?format=jsonl&dry_run=perhaps, application/x-ndjson, 400, invalid-request",
        "/v1/imports?format=jsonl&file=../../x, application/x-ndjson, 400, invalid-request",
        "/v1/imports?format=jsonl, application/json, 415, unsupported-media-type",
        "/v1/imports?format=jsonl, multipart/form-data, 415, unsupported-media-type",
    })
    void refusesWhatItCannotRead(String path, String contentType, int status, String name) {
        staff.upload(path, new byte[] {'{', '}'}, contentType).problem(status, name);
    }

    @Test
    void failsClearlyOnAFileThatIsSomethingElse() {
        JsonNode run = finished(
                staff.upload("/v1/imports?format=csv", "a;b\n1;2".getBytes(StandardCharsets.UTF_8), "text/csv"));
        assertThat(run.get("status").asString()).isEqualTo("failed");
        assertThat(run.get("reason").asString()).contains("title");
        for (String format : List.of("jsonl", "csv", "onix")) {
            staff.upload("/v1/imports?format=" + format, new byte[0], "application/octet-stream")
                    .problem(400, "invalid-request");
        }
        JsonNode blank = finished(staff.upload("/v1/imports?format=jsonl", new byte[] {'\n'}, JSONL));
        assertThat(counts(blank)).isEqualTo("total 0, added 0, changed 0, unchanged 0, failed 0");
        JsonNode old = finished(staff.upload("/v1/imports?format=onix", sample("onix2-single.xml"), "application/xml"));
        assertThat(old.get("status").asString()).isEqualTo("failed");
        assertThat(old.get("reason").asString()).contains("Only 3.0 and 3.1 are understood");
    }

    @Test
    void stopsAtAFileThatUnpacksWithoutEnd() throws IOException {
        byte[] bomb = gzip("\n".repeat(20_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(bomb.length).isLessThan(100_000);
        JsonNode run = finished(staff.upload("/v1/imports?format=jsonl", bomb, "application/gzip"));
        assertThat(run.get("status").asString()).isEqualTo("failed");
        assertThat(run.get("reason").asString()).contains("unpacks to more than");
    }

    @Test
    void writesNothingOutsideItsFolder() {
        staff.upload("/v1/imports?format=jsonl&file=../../x", new byte[] {'{'}, JSONL)
                .problem(400, "invalid-request");
        for (String id : List.of("..%2F..%2Fx", "%2e%2e", "..;")) {
            assertThat(staff.get("/v1/imports/" + id + "/records").response().statusCode())
                    .isBetween(400, 404);
        }
        staff.send(
                        "POST",
                        "/v1/imports?format=jsonl",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        JSONL,
                        "Content-Disposition",
                        "attachment; filename=\"../../../etc/passwd\"")
                .expect(202);
    }

    @Test
    void knowsWhatItsListsCanBeAskedFor() {
        String id = imported(lines(record("Asked"))).get("id").asString();
        staff.get("/v1/imports/" + id + "/records?outcome=lost").problem(400, "invalid-request");
        staff.get("/v1/imports/" + id + "/records?after=x").problem(400, "invalid-request");
        staff.get("/v1/imports?after=x").problem(400, "invalid-request");
        staff.get("/v1/imports/" + UUID.randomUUID() + "/records").problem(404, "not-found");
        staff.post("/v1/imports/" + UUID.randomUUID() + "/undo", "").problem(404, "not-found");
    }

    @Test
    void isForStaffOnly() {
        guest.upload("/v1/imports", new byte[0], JSONL).expect(401);
        Api customer = guest.as(TestTokens.customer(UUID.randomUUID()));
        customer.upload("/v1/imports", new byte[0], JSONL).expect(403);
        customer.get("/v1/imports/" + UUID.randomUUID()).expect(403);
        staff.get("/v1/imports/" + UUID.randomUUID()).problem(404, "not-found");
        staff.get("/v1/imports/" + UUID.randomUUID() + "/errors").problem(404, "not-found");
    }
}
