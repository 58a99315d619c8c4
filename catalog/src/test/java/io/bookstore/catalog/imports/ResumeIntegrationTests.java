package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.audit.Actor;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An import outlives its process. */
class ResumeIntegrationTests extends ImportUnderTest {

    private static final int RECORDS = 2_300;

    @Autowired
    private RunImport runImport;

    @Autowired
    private ImportRuns runs;

    @Autowired
    private Spool spool;

    @Autowired
    private ResumeImports resumeImports;

    @Test
    void goesOnAfterTheLastBatchOfAKilledProcess() throws IOException {
        ImportJob job = begun(false);
        assertThatThrownBy(() -> runImport.run(job, killedAfter(1_400))).isInstanceOf(Killed.class);
        JsonNode then = run(job);
        assertThat(then.get("status").asString()).isEqualTo("running");
        assertThat(then.get("total").asInt()).isEqualTo(1_000);
        silent(job, Duration.ofMinutes(2));
        JsonNode ended = ended(job);
        assertThat(counts(ended)).isEqualTo("total 2300, added 2299, changed 0, unchanged 0, failed 1");
        assertThat(booksOfAuthor()).isEqualTo(RECORDS - 1);
        assertThat(changesOf(job)).as("each book was written once").isEqualTo(RECORDS - 1);
        assertThat(reportsOf(job)).isEqualTo(RECORDS);
        assertThat(spool.has(String.valueOf(job.spool()))).isFalse();
    }

    @Test
    void goesOnAfterAStop() throws IOException {
        ImportJob job = begun(true);
        AtomicInteger asked = new AtomicInteger();
        runImport.run(job, () -> asked.incrementAndGet() > 700);
        JsonNode ended = ended(job);
        assertThat(counts(ended)).isEqualTo("total 2300, added 2299, changed 0, unchanged 0, failed 1");
        assertThat(booksOfAuthor()).as("a dry run").isZero();
    }

    @Test
    void letsNobodyWriteWhoWasGivenUp() throws IOException {
        ImportJob job = begun(false);
        AtomicInteger asked = new AtomicInteger();
        runImport.run(job, () -> {
            if (asked.incrementAndGet() == 800) {
                while (run(job).get("total").asInt() < 500) {
                    Thread.onSpinWait(); // the first batch is written while the second one is read
                }
                jdbc.sql("update import_run set owner = :other where id = :id")
                        .param("other", UUID.randomUUID())
                        .param("id", job.id())
                        .update();
            }
            return false;
        });
        assertThat(run(job).get("total").asInt()).isEqualTo(500);
        assertThat(booksOfAuthor()).as("its second batch was rolled back").isEqualTo(500);
        silent(job, Duration.ofMinutes(2));
        assertThat(counts(ended(job))).isEqualTo("total 2300, added 2299, changed 0, unchanged 0, failed 1");
    }

    @Test
    void failsClearlyWhenTheFileIsGone() throws IOException {
        ImportJob job = begun(false);
        spool.delete(String.valueOf(job.spool()));
        silent(job, Duration.ofMinutes(2));
        resumeImports.resume();
        assertThat(run(job).get("status").asString())
                .as("its own replica may come back")
                .isEqualTo("running");
        silent(job, Duration.ofMinutes(20));
        JsonNode ended = ended(job);
        assertThat(ended.get("status").asString()).isEqualTo("failed");
        assertThat(ended.get("reason").asString()).contains("the file is gone");
    }

    private ImportJob begun(boolean dryRun) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> record = record("Resumed " + i);
            record.put("isbn13", randomIsbn());
            lines.add(i == 1_200 ? "broken" : Api.JSON.writeValueAsString(record));
        }
        UUID id = Ids.next();
        String file = spool.receive(id, new ByteArrayInputStream(bytes(lines)));
        ImportJob job = new ImportJob(
                id,
                Ids.next(),
                ImportFormat.JSONL,
                file,
                CsvColumns.NONE,
                dryRun,
                new Actor(null, null, null),
                null,
                Progress.NONE);
        runs.begin(job, null);
        return job;
    }

    private static java.util.function.BooleanSupplier killedAfter(int records) {
        AtomicInteger asked = new AtomicInteger();
        return () -> {
            if (asked.incrementAndGet() > records) {
                throw new Killed();
            }
            return false;
        };
    }

    private void silent(ImportJob job, Duration since) {
        jdbc.sql("update import_run set seen_at = :then where id = :id")
                .param("then", java.sql.Timestamp.from(clock.instant().minus(since)))
                .param("id", job.id())
                .update();
    }

    private JsonNode run(ImportJob job) {
        return staff.get("/v1/imports/" + job.id()).expect(200).json();
    }

    private JsonNode ended(ImportJob job) {
        Await.until("the end of the import", () -> {
            resumeImports.resume();
            return !run(job).get("status").asString().equals("running");
        });
        return run(job);
    }

    private long changesOf(ImportJob job) {
        return jdbc.sql("select count(*) from book_change where import_id = :id")
                .param("id", job.id())
                .query(Long.class)
                .single();
    }

    private long reportsOf(ImportJob job) {
        return jdbc.sql("select count(*) from import_record where import_id = :id")
                .param("id", job.id())
                .query(Long.class)
                .single();
    }

    /** What ends a process is no exception that anybody catches. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
