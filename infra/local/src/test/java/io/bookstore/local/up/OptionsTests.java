package io.bookstore.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

    @Test
    void startsEverythingOnceUnlessAskedOtherwise() {
        assertThat(Options.parse(List.of())).isEqualTo(Options.DEFAULT);
        assertThat(Options.DEFAULT.replicasOf("catalog")).isEqualTo(1);
    }

    @Test
    void takesWhatADeveloperNeeds() {
        Options options =
                Options.parse(List.of("--without", "catalog", "--replicas", "search=2", "--replicas", "cart-order=4"));
        assertThat(options).isEqualTo(new Options(false, Set.of("catalog"), Map.of("search", 2, "cart-order", 4)));
        assertThat(Options.parse(List.of("--only", "servers")).onlyServers()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--only",
                "--only services",
                "--without",
                "--without till",
                "--replicas",
                "--replicas catalog",
                "--replicas catalog=0",
                "--replicas catalog=5",
                "--replicas till=2",
                "--replicas gateway=2",
                "--fast"
            })
    void refusesInOneLineWhatItDoesNotKnow(String line) {
        List<String> arguments = Arrays.asList(line.split(" "));
        assertThatThrownBy(() -> Options.parse(arguments))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageNotContaining("\n");
    }
}
