package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api.Answer;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RunPreviewIntegrationTests extends ImportUnderTest {

    @Test
    void importsWhatWasPreviewedWithoutTheFileBeingSentAgain() {
        JsonNode preview = preview();
        assertThat(booksOfAuthor()).isZero();
        assertThat(preview.get("runnable").asBoolean()).isTrue();
        JsonNode run = finished(staff.post(path(preview), ""));
        assertThat(counts(run)).isEqualTo("total 1, added 1, changed 0, unchanged 0, failed 0");
        assertThat(run.get("dry_run").asBoolean()).isFalse();
        assertThat(booksOfAuthor()).isEqualTo(1);
        assertThat(staff.get("/v1/imports/" + preview.get("id").asString())
                        .json()
                        .get("runnable")
                        .asBoolean())
                .isFalse();
        undone(run);
        assertThat(booksOfAuthor()).as("it can be undone like any other").isZero();
    }

    @Test
    void whoeverIsFasterRunsItAndOnlyOnce() {
        JsonNode preview = preview();
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(each -> staff.post(path(preview), ""))
                .toList();
        assertThat(answers)
                .filteredOn(answer -> answer.response().statusCode() == 202)
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.response().statusCode() != 202)
                .forEach(answer -> answer.problem(409, "not-runnable"));
        answers.stream().filter(answer -> answer.response().statusCode() == 202).forEach(this::finished);
    }

    @Test
    void refusesWhatIsNoFinishedPreview() {
        JsonNode real = imported(lines(record("Real")));
        assertThat(real.get("runnable").asBoolean()).isFalse();
        staff.post(path(real), "").problem(409, "not-runnable");
        staff.post("/v1/imports/" + UUID.randomUUID() + "/run", "").problem(404, "not-found");
        guest.post(path(real), "").problem(401, "unauthorized");
        guest.as(TestTokens.customer(UUID.randomUUID())).post(path(real), "").problem(403, "forbidden");
    }

    private JsonNode preview() {
        return finished(staff.upload(
                "/v1/imports?format=jsonl&dry_run=true", bytes(lines(record("Previewed " + mark()))), JSONL));
    }

    private static String path(JsonNode run) {
        return "/v1/imports/" + run.get("id").asString() + "/run";
    }
}
