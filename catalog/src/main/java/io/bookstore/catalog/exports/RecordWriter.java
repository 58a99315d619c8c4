package io.bookstore.catalog.exports;

import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Writes a file record by record. Records have the fields that imports read. */
interface RecordWriter {

    void write(ObjectNode record) throws IOException;

    /** What comes after the last record. */
    void end() throws IOException;
}
