package io.bookstore.catalog.imports;

import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.files.IgnoredRecord;
import io.bookstore.catalog.files.RecordReader;
import io.bookstore.catalog.imports.Reported.Outcome;
import io.bookstore.platform.json.LenientJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads one file from its first record, or where another process stopped, to its last. */
@Component
class ReadImport {

    private static final int BATCH = 500;

    private final ImportRuns runs;
    private final StoreRecords store;
    private final Spool spool;
    private final ShelfNames shelfNames;
    private final LenientJson json;
    private final ImportSettings settings;

    ReadImport(
            ImportRuns runs,
            StoreRecords store,
            Spool spool,
            ShelfNames shelfNames,
            LenientJson json,
            ImportSettings settings) {
        this.runs = runs;
        this.store = store;
        this.spool = spool;
        this.shelfNames = shelfNames;
        this.json = json;
        this.settings = settings;
    }

    /** @return whether it came to the end of the file */
    boolean read(ImportJob job, BooleanSupplier stopping) throws IOException {
        ImportFormat format = Objects.requireNonNull(job.format());
        InputStream file = spool.open(Objects.requireNonNull(job.spool()));
        try (file;
                InputStream in = Unpacked.of(file, settings.maxUnpacked())) {
            RecordReader reader = format.reader(in, json.mapper(), job.columns());
            skip(job, reader);
            return read(job, reader, stopping);
        }
    }

    private void skip(ImportJob job, RecordReader reader) throws IOException {
        for (long skipped = 0; skipped < job.begun().done(); skipped++) {
            if (skipped % (BATCH * 10) == 0) {
                runs.alive(job);
            }
            pass(reader);
        }
    }

    private static void pass(RecordReader reader) throws IOException {
        try {
            reader.next();
        } catch (BadRecord | IgnoredRecord reported) {
            // by the process that came so far: what matters is that the reader stands behind it now
        }
    }

    private boolean read(ImportJob job, RecordReader reader, BooleanSupplier stopping) throws IOException {
        try (Handover handover = new Handover(job.begun())) {
            Batch batch = new Batch(job, shelfNames.lookup(), handover);
            boolean complete = false;
            while (!complete && !stopping.getAsBoolean()) {
                complete = step(reader, batch);
            }
            if (complete) {
                batch.finish();
            }
            return complete;
        }
    }

    /** @return whether that was the end of the file */
    private static boolean step(RecordReader reader, Batch batch) throws IOException {
        try {
            ObjectNode node = reader.next();
            if (node == null) {
                return true;
            }
            batch.take(reader.line(), node);
        } catch (BadRecord bad) {
            batch.report(reader.line(), Outcome.FAILED, bad.reason());
        } catch (IgnoredRecord ignored) {
            batch.report(reader.line(), Outcome.UNCHANGED, ignored.reason());
        } catch (IOException broken) {
            batch.finish(); // what came before is good
            throw broken;
        }
        return false;
    }

    /** The records that wait to be written together. */
    private final class Batch {

        private final ImportJob job;
        private final ShelfNames.Lookup shelves;
        private final RecordMapping mapping;
        private final Map<String, ImportRecord> waiting = new LinkedHashMap<>();
        private final List<Reported> reported = new ArrayList<>();
        private final Handover handover;
        private long read;

        Batch(ImportJob job, ShelfNames.Lookup shelves, Handover handover) {
            this.job = job;
            this.shelves = shelves;
            this.mapping = new RecordMapping(shelves);
            this.handover = handover;
            this.read = job.begun().done();
        }

        void take(long line, ObjectNode node) throws BadRecord {
            ImportRecord record = mapping.read(read + 1, line, node);
            if (waiting.containsKey(record.key())) {
                flush(); // the same book again: the later record is applied to what the earlier one made
            }
            waiting.put(record.key(), record);
            read++;
            flushIfFull();
        }

        void report(long line, Outcome outcome, @Nullable String message) {
            read++;
            reported.add(Reported.unreadable(read, line, outcome, String.valueOf(message)));
            flushIfFull();
        }

        private void flushIfFull() {
            if (waiting.size() + reported.size() >= BATCH) {
                flush();
            }
        }

        /** Answers when everything is written. */
        void finish() {
            flush();
            handover.close();
        }

        private void flush() {
            List<ImportRecord> records = List.copyOf(waiting.values());
            List<Reported> others = List.copyOf(reported);
            long done = read;
            handover.write(before -> store.store(job, records, others, before, done, shelves));
            waiting.clear();
            reported.clear();
        }
    }
}
