package io.bookstore.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySyntaxTests {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nb", "ключ", "a\u007f"})
    void refusesKeysThatAreNotVisibleAscii(String key) {
        assertThatThrownBy(() -> IdempotencyKeys.checked(key)).isInstanceOf(ProblemException.class);
    }

    @Test
    void boundsTheLengthOfKeys() {
        assertThat(IdempotencyKeys.checked("~".repeat(255))).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKeys.checked("~".repeat(256))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> IdempotencyKeys.checked(null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().getStatus()).isEqualTo(400));
    }
}
