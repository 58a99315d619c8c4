package io.bookstore.chaos.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker is Python and has its own tests; here they are part of the build. */
class CheckerTests {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void everyInvariantIsRedInAStoryThatWasDoctoredAgainstIt() throws IOException, InterruptedException {
        Process python = new ProcessBuilder(
                        List.of("python3", "-B", "-m", "unittest", "discover", "-t", ".", "-s", "tests"))
                .directory(MODULE.resolve("checker").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("Ran [6-9][0-9] tests");
    }

    @Test
    void aFolderWithoutARunCannotBeJudged(@TempDir Path empty) {
        assertThat(Checker.run(MODULE.getParent().getParent(), empty)).isEqualTo(Checker.CANNOT_JUDGE);
    }
}
