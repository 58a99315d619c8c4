package io.bookstore.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosOptionsTests {

    @Test
    void drawsASeedAndRunsThreeMinutesOfEverythingUnlessAskedOtherwise() {
        ChaosOptions usual = ChaosOptions.parse(List.of(), 42);
        assertThat(usual.seed()).isEqualTo(42);
        assertThat(usual.time()).isEqualTo(Duration.ofMinutes(3));
        assertThat(usual.faults()).isEmpty();
        assertThat(usual.episodes()).isZero();
        assertThat(usual.keep()).isFalse();
    }

    @Test
    void takesWhatAPersonWants() {
        ChaosOptions wanted = ChaosOptions.parse(
                List.of(
                        "--seed",
                        "7",
                        "--minutes",
                        "10",
                        "--buyers",
                        "50",
                        "--faults",
                        "psp,kill",
                        "--episodes",
                        "500",
                        "--seconds",
                        "5",
                        "--keep"),
                42);
        assertThat(wanted.seed()).isEqualTo(7);
        assertThat(wanted.time()).isEqualTo(Duration.ofMinutes(10));
        assertThat(wanted.buyers()).isEqualTo(50);
        assertThat(wanted.faults()).containsExactly("psp", "kill");
        assertThat(wanted.episodes()).isEqualTo(500);
        assertThat(wanted.episode()).isEqualTo(Duration.ofSeconds(5));
        assertThat(wanted.keep()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seed", "--seed x", "--minutes 0", "--minutes 1.5", "--buyers 501", "--fault psp", "up"})
    void saysWhatItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> ChaosOptions.parse(List.of(line.split(" ", -1)), 1))
                .isInstanceOf(ChaosOptions.NotUnderstood.class);
    }
}
