package io.bookstore.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTests {

    @Test
    void giveBackWhatTheyWereMadeOf() {
        assertThat(Cursors.decode(Cursors.encode("Ünder the Volcano", 1_299, ""), 3))
                .containsExactly("Ünder the Volcano", "1299", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "YQ", "../../etc/passwd"})
    void refuseWhatIsNotACursorOfThisList(String cursor) {
        assertThatThrownBy(() -> Cursors.decode(cursor, 2))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().getStatus()).isEqualTo(400));
    }
}
