package io.bookstore.catalog.imports;

import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.files.RecordReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object a line; empty lines do not count. */
final class JsonLines implements RecordReader {

    private static final int LONGEST_LINE = 1_000_000;
    private static final int BUFFER = 65_536;

    private final InputStream in;
    private final ObjectReader json;
    private long line;

    JsonLines(InputStream in, JsonMapper json) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public @Nullable ObjectNode next() throws BadRecord, IOException {
        while (true) {
            String text = nextLine();
            if (text == null) {
                return null;
            }
            if (!text.isBlank()) {
                return parse(text);
            }
        }
    }

    private ObjectNode parse(String text) throws BadRecord {
        try {
            JsonNode node = json.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            throw new BadRecord("is not valid JSON");
        }
        throw new BadRecord("is not a JSON object");
    }

    private @Nullable String nextLine() throws BadRecord, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        line++;
        boolean tooLong = false;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            tooLong |= bytes.size() >= LONGEST_LINE;
            if (!tooLong) {
                bytes.write(next);
            }
        }
        if (tooLong) {
            throw new BadRecord("is longer than " + LONGEST_LINE + " bytes");
        }
        return decode(bytes.toByteArray());
    }

    private String decode(byte[] bytes) throws BadRecord {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return line == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new BadRecord("is not UTF-8");
        }
    }
}
