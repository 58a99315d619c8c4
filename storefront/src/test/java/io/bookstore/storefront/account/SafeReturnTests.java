package io.bookstore.storefront.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeReturnTests {

    @Test
    void goesBackToAPageOfThisShop() {
        assertThat(SafeReturn.to("/checkout?x=1&y=2")).isEqualTo("/checkout?x=1&y=2");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x",
                "/sign-in",
                "/register",
                "/ä"
            })
    void goesNowhereElse(String next) {
        assertThat(SafeReturn.to(next)).isEqualTo("/");
    }
}
