package io.bookstore.chaos.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SabotageTests {

    private static final Path REPOSITORY =
            Path.of("").toAbsolutePath().getParent().getParent();

    @ParameterizedTest
    @EnumSource(Control.class)
    void thePatchStillAppliesAndChangesTheSource(Control control, @TempDir Path scratch) throws IOException {
        Path patched = new Sabotage(REPOSITORY, scratch).patch(control);
        assertThat(Files.readString(patched)).isNotEqualTo(Files.readString(REPOSITORY.resolve(control.source())));
    }

    @Test
    void aPatchThatAppliesNoMoreIsAFailureAndNotAGreenControl(@TempDir Path other, @TempDir Path scratch)
            throws IOException {
        Control control = Control.NAIVE_STOCK;
        Path source = other.resolve(control.source());
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class StockRows {}\n");
        Path patch = other.resolve("infra/chaos/controls/" + control.label() + ".patch");
        Files.createDirectories(patch.getParent());
        Files.copy(REPOSITORY.resolve("infra/chaos/controls/" + control.label() + ".patch"), patch);
        assertThatThrownBy(() -> new Sabotage(other, scratch).patch(control))
                .hasMessageContaining("does not apply any more");
    }
}
