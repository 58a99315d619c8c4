package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.files.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTests {

    @Test
    void skipsEmptyLinesAndTheByteOrderMark() throws Exception {
        JsonLines lines = lines("\ufeff{\"a\":1}\r\n\n  \n{\"a\":2}".getBytes(StandardCharsets.UTF_8));
        assertThat(lines.next().get("a").asInt()).isEqualTo(1);
        assertThat(lines.next().get("a").asInt()).isEqualTo(2);
        assertThat(lines.line()).isEqualTo(4);
        assertThat(lines.next()).isNull();
    }

    @Test
    void goesOnBehindALineThatCannotBeRead() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{cut\n[1]\n".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {'{', (byte) 0xff, '}', '\n'});
        bytes.writeBytes(("{\"a\":\"" + "x".repeat(1_000_001) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(("{\"a\":" + "[".repeat(5_000) + "\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("{\"a\":7}\n".getBytes(StandardCharsets.UTF_8));
        JsonLines lines = lines(bytes.toByteArray());
        assertThatExceptionOfType(BadRecord.class).isThrownBy(lines::next).withMessage("is not valid JSON");
        assertThatExceptionOfType(BadRecord.class).isThrownBy(lines::next).withMessage("is not a JSON object");
        assertThatExceptionOfType(BadRecord.class).isThrownBy(lines::next).withMessage("is not UTF-8");
        assertThatExceptionOfType(BadRecord.class).isThrownBy(lines::next).withMessageContaining("longer");
        assertThatExceptionOfType(BadRecord.class).isThrownBy(lines::next).withMessage("is not valid JSON");
        assertThat(lines.next().get("a").asInt()).isEqualTo(7);
        assertThat(lines.line()).isEqualTo(6);
    }

    @Test
    void unpacksGzipButNotWithoutEnd() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100_000]);
        }
        byte[] bytes = packed.toByteArray();
        assertThat(Unpacked.of(new ByteArrayInputStream(bytes), DataSize.ofBytes(100_000))
                        .readAllBytes())
                .hasSize(100_000);
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> Unpacked.of(new ByteArrayInputStream(bytes), DataSize.ofBytes(99_999))
                        .readAllBytes());
        assertThat(Unpacked.of(new ByteArrayInputStream("plain".getBytes(StandardCharsets.UTF_8)), DataSize.ofBytes(9))
                        .readAllBytes())
                .isEqualTo("plain".getBytes(StandardCharsets.UTF_8));
    }

    private static JsonLines lines(byte[] bytes) {
        return new JsonLines(new ByteArrayInputStream(bytes), new JsonMapper());
    }
}
