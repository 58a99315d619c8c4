package io.bookstore.psp.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A file of JSON lines, one for each change, appended before the change counts. */
final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private final Map<String, Class<? extends Remembered>> kinds;
    private final @Nullable Path file;
    private @Nullable FileChannel channel;

    Journal(@Nullable Path file, Map<String, Class<? extends Remembered>> kinds) {
        this.file = file;
        this.kinds = kinds;
    }

    /** Hands over everything written so far, oldest first, and opens the file for more. */
    void replay(Consumer<Remembered> reader) {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel opened = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = opened;
            long good = new JournalLines(file).forEach((line, last) -> readLine(line, last, reader));
            if (good < opened.size()) {
                log.warn("{} ended in a torn line; its {} bytes are cut off", file, opened.size() - good);
                opened.truncate(good);
            }
            opened.position(good);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the journal " + file, failure);
        }
    }

    private boolean readLine(String line, boolean last, Consumer<Remembered> reader) {
        JsonNode parsed;
        try {
            parsed = JSON.readTree(line);
        } catch (JacksonException unreadable) {
            if (last) {
                return false;
            }
            throw new IllegalStateException(
                    file + " is damaged before its end; move it away to start afresh", unreadable);
        }
        for (JsonNode entry : parsed.path("keep")) {
            entry.properties().forEach(thing -> reader.accept(read(thing.getKey(), thing.getValue())));
        }
        return true;
    }

    private Remembered read(String kind, JsonNode value) {
        Class<? extends Remembered> type = kinds.get(kind);
        if (type == null) {
            throw new IllegalStateException(file + " holds an unknown kind of thing: " + kind);
        }
        return JSON.treeToValue(value, type);
    }

    void append(Change change) {
        FileChannel open = channel;
        if (open == null) {
            return;
        }
        byte[] line = (JSON.writeValueAsString(line(change)) + "\n").getBytes(StandardCharsets.UTF_8);
        long start = -1;
        try {
            start = open.position();
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                open.write(rest);
            }
        } catch (IOException failure) {
            takeBack(open, start, failure);
            throw new UncheckedIOException("Cannot write the journal " + file, failure);
        }
    }

    private static Map<String, Object> line(Change change) {
        List<Map<String, Remembered>> keep = change.kept().stream()
                .map(thing -> Map.of(thing.getClass().getAnnotation(Kind.class).value(), thing))
                .toList();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", change.now().toString());
        line.put("call", change.cause().operation());
        line.put("keep", keep);
        return line;
    }

    /** Half a line in the middle of the file would make the journal unreadable for ever. */
    private static void takeBack(FileChannel open, long start, IOException failure) {
        if (start < 0) {
            return;
        }
        try {
            open.truncate(start).position(start);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot close the journal " + file, failure);
            }
        }
    }
}
