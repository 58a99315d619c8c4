package io.bookstore.cartorder.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaltAtPointTests {

    @Test
    void firesOnceAtThePointThatTheFileNames(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("failpoint");
        assertThat(HaltAtPoint.fires(file, FailPoints.AFTER_HOLD)).isFalse();
        Files.writeString(file, "after-hold\n");

        assertThat(HaltAtPoint.fires(file, FailPoints.AFTER_CHARGE)).isFalse();
        assertThat(HaltAtPoint.fires(file, FailPoints.AFTER_HOLD)).isTrue();
        assertThat(HaltAtPoint.fires(file, FailPoints.AFTER_HOLD)).isFalse();
    }
}
