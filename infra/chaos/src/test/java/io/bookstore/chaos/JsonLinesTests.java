package io.bookstore.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.chaos.history.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTests {

    @Test
    void linesOfManyThreadsStayWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run/history.jsonl");
        try (JsonLines lines = new JsonLines(file)) {
            IntStream.range(0, 1_000).parallel().forEach(number -> lines.write(Map.of("number", number)));
            assertThat(Files.readAllLines(file))
                    .as("before it is closed, as after a crash")
                    .hasSize(1_000)
                    .allMatch(line -> line.startsWith("{\"number\":") && line.endsWith("}"));
        }
    }
}
