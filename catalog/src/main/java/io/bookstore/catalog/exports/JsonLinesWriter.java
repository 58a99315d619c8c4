package io.bookstore.catalog.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object a line. */
final class JsonLinesWriter implements RecordWriter {

    private final OutputStream out;

    JsonLinesWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(ObjectNode record) throws IOException {
        out.write(record.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
