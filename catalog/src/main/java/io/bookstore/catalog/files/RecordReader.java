package io.bookstore.catalog.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads a file record by record, whatever its format. */
public interface RecordReader {

    /**
     * The next record, null at the end.
     *
     * @throws BadRecord when this record cannot be read; the next call goes on behind it
     * @throws IgnoredRecord when this record asks for nothing; the next call goes on behind it
     */
    @Nullable
    ObjectNode next() throws BadRecord, IgnoredRecord, IOException;

    /** Where the record of the last call began, counted from 1. */
    long line();
}
