package io.bookstore.catalog.imports;

import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.platform.json.LenientJson;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads one file from its first record to its last. */
@Component
class RunImport {

    private static final Logger log = LoggerFactory.getLogger(RunImport.class);
    private static final int BATCH = 500;

    private final ImportRuns runs;
    private final StoreRecords store;
    private final ShelfNames shelfNames;
    private final LenientJson json;
    private final ImportSettings settings;

    RunImport(ImportRuns runs, StoreRecords store, ShelfNames shelfNames, LenientJson json, ImportSettings settings) {
        this.runs = runs;
        this.store = store;
        this.shelfNames = shelfNames;
        this.json = json;
        this.settings = settings;
    }

    /** @param stopping asked between batches; what is in by then stays in */
    void run(ImportJob job, BooleanSupplier stopping) {
        @Nullable String reason;
        Tally tally = new Tally();
        try (InputStream in = Unpacked.of(job.source().open(), settings.maxUnpacked())) {
            reason = read(job, job.format().reader(in, json.mapper()), tally, stopping);
        } catch (UnreadableFile unreadable) {
            reason = unreadable.getMessage();
        } catch (ZipException | EOFException broken) {
            reason = "The compressed file is broken.";
        } catch (IOException | RuntimeException failure) {
            log.error("import {} failed", job.id(), failure);
            reason = "Something went wrong on our side. Send the file again: what is in stays in.";
        }
        runs.end(job.id(), reason);
        log.info("import {} ended: {} {}", job.id(), tally.counts(), reason == null ? "" : reason);
    }

    /** @return why it ended early, null when it did not */
    private @Nullable String read(ImportJob job, RecordReader reader, Tally tally, BooleanSupplier stopping)
            throws IOException {
        ShelfNames.Lookup shelves = shelfNames.lookup();
        RecordMapping mapping = new RecordMapping(shelves);
        Batch batch = new Batch(job, shelves, tally);
        while (true) {
            if (stopping.getAsBoolean()) {
                return "The service stopped in the middle. Send the file again: what is in stays in.";
            }
            try {
                ObjectNode node = reader.next();
                if (node == null) {
                    batch.flush();
                    return null;
                }
                batch.take(mapping.read(reader.line(), node));
            } catch (BadRecord bad) {
                batch.refuse(reader.line(), bad);
            }
        }
    }

    /** The records that wait to be written together. */
    private final class Batch {

        private final ImportJob job;
        private final ShelfNames.Lookup shelves;
        private final Tally tally;
        private final Map<String, ImportRecord> waiting = new LinkedHashMap<>();
        private Outcome refused = new Outcome();

        Batch(ImportJob job, ShelfNames.Lookup shelves, Tally tally) {
            this.job = job;
            this.shelves = shelves;
            this.tally = tally;
        }

        void take(ImportRecord record) {
            tally.read();
            if (waiting.containsKey(record.key())) {
                flush(); // the same book again: the later record is applied to what the earlier one made
            }
            tally.unknownCategories(record.unknownCategories());
            waiting.put(record.key(), record);
            flushIfFull();
        }

        void refuse(long line, BadRecord bad) {
            tally.read();
            refused.failed(line, bad.reason());
            flushIfFull();
        }

        private void flushIfFull() {
            if (waiting.size() + refused.errors().size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                note(store.store(List.copyOf(waiting.values()), shelves, job));
                waiting.clear();
            }
            note(refused);
            refused = new Outcome();
            runs.progress(job.id(), tally.counts());
        }

        private void note(Outcome outcome) {
            runs.addErrors(job.id(), outcome.errors(), tally.counts().failed());
            tally.add(outcome);
        }
    }
}
