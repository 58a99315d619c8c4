package io.bookstore.chaos.controls;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Tier;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A checker that is always green proves nothing: each planted mistake must turn it red, and only they. */
@Tag(Tier.FULL)
class ControlsTests {

    private static final Path REPOSITORY =
            Path.of("").toAbsolutePath().getParent().getParent();

    private final Controls controls = new Controls(REPOSITORY, REPOSITORY.resolve("target/chaos"));

    @ParameterizedTest
    @EnumSource(Control.class)
    void theMistakeIsFound(Control control) {
        assertThat(controls.red(control)).containsAnyElementsOf(control.red());
    }

    @Test
    void theShopAsItIsIsClean() {
        assertThat(controls.clean()).isZero();
    }
}
