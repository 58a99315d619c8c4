package io.bookstore.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedJarTests {

    @Test
    void aNewJarOfTheSameSizeAndTimeIsAnotherJar(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("a.jar");
        String before = written(jar, "one");
        assertThat(written(jar, "two")).isNotEqualTo(before);
        assertThat(written(jar, "one")).isEqualTo(before);
    }

    private static String written(Path jar, String content) throws IOException {
        Files.writeString(jar, content);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        return new UnpackedJar(jar).identity();
    }
}
