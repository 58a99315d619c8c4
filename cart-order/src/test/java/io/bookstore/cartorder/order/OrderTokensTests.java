package io.bookstore.cartorder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bookstore.platform.ids.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTokensTests {

    private final OrderTokens tokens = new OrderTokens(new OrderSettings("a-secret-of-at-least-thirty-two-bytes"));

    @Test
    void opensOnlyItsOwnOrder() {
        UUID order = Ids.next();
        assertThat(tokens.opens(order, tokens.of(order))).isTrue();
        assertThat(tokens.opens(Ids.next(), tokens.of(order))).isFalse();
        assertThat(tokens.of(order)).isEqualTo(tokens.of(order));
    }

    @Test
    void isNotOpenedByNothing() {
        UUID order = Ids.next();
        assertThat(tokens.opens(order, null)).isFalse();
        assertThat(tokens.opens(order, "")).isFalse();
        assertThat(tokens.opens(order, "null")).isFalse();
    }

    @Test
    void needsALongSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderSettings("short"));
    }
}
