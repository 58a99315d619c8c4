package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** A file to be imported. */
record ImportJob(UUID id, Source source, ImportFormat format, boolean dryRun, Actor actor) {

    /** Where the bytes are, plain or compressed by gzip. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }
}
