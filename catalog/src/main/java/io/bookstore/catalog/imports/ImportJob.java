package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that this process works on.
 *
 * @param owner this process, as the run's row knows it
 * @param spool the file's name in the spool folder; null for an undo
 * @param columns of a CSV file: what its own names of fields mean
 * @param undoOf the import that this one undoes
 * @param begun how far it was when this process began
 */
record ImportJob(
        UUID id,
        UUID owner,
        @Nullable ImportFormat format,
        @Nullable String spool,
        CsvColumns columns,
        boolean dryRun,
        Actor actor,
        @Nullable UUID undoOf,
        Progress begun) {}
