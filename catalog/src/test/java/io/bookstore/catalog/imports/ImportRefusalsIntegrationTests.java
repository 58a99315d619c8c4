package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.platform.testing.TestTokens;
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
        "/v1/imports?format=onix, application/octet-stream, 422, format-not-supported",
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
        JsonNode empty = finished(staff.upload("/v1/imports?format=jsonl", new byte[0], JSONL));
        assertThat(counts(empty)).isEqualTo("total 0, added 0, changed 0, unchanged 0, failed 0");
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
