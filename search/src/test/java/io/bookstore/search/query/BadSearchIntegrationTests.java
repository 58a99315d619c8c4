package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corpus B of reliability.md. */
class BadSearchIntegrationTests extends SearchIntegrationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=0",
                "page=-1",
                "page=1000000000",
                "page=one",
                "page=1.5",
                "size=0",
                "size=101",
                "size=1000000",
                "page=101&size=100",
                "page=5001&size=2",
                "sort=price;drop",
                "sort=PRICE_ASC",
                "facets=no-such",
                "facets=none,price",
                "group=author",
                "price_min=NaN..1",
                "price_min=-1",
                "price_min=1.5",
                "price_min=99999999999",
                "price_min=2000&price_max=1000",
                "rating_min=6",
                "rating_min=5.5",
                "rating_min=NaN",
                "in_stock=yes",
                "published_from=19th",
                "published_from=2024-13",
                "published_from=2024-02-30",
                "published_from=2024&published_to=2023",
                "author=1%20OR%201=1",
                "series=../x",
                "lang=x",
                "no_such=1",
                "q=%00",
                "after=x",
                "after=%F0%9F%92%A9",
                "after=cmVsZXZhbmNl&page=2",
                "size=1&size=2"
            })
    void refusesWhatMakesNoSense(String parameters) {
        Answer answer = get("/v1/search?" + parameters);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        assertThat(answer.http().headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.body().path("type").asString()).isEqualTo("urn:bookstore:problem:invalid-request");
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isNotEmpty();
        assertThat(answer.http().headers().firstValue("x-request-id")).isPresent();
    }

    static Stream<String> oddTexts() {
        return Stream.of(
                "",
                " ",
                "x",
                "*",
                "?",
                "a*",
                "/.*{9}/",
                "a~2 ".repeat(120).strip(),
                "\\",
                "\"",
                "\"odd",
                "AND OR",
                "NOT",
                "_exists_:title",
                "title:x",
                "{\"script\":{\"source\":\"1\"}}",
                "/*".repeat(250),
                "((((((",
                "' OR 1=1 --",
                "<script>alert(1)</script>",
                "\u202Eevil",
                "💩",
                "a".repeat(500),
                "a ".repeat(250),
                "ÿ".repeat(250),
                "日本語",
                "日".repeat(500),
                "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(9),
                "ab ".repeat(166),
                "abcdefgh ".repeat(55),
                "9".repeat(500),
                "9 ".repeat(250),
                "1234567890123 ".repeat(35),
                "a'b".repeat(160),
                "x.".repeat(250),
                "978026110334",
                "9780261103345",
                "[1 TO 2]",
                "a:b:c",
                "!",
                "%",
                "\n\t");
    }

    @ParameterizedTest
    @MethodSource("oddTexts")
    void takesAnyTextAsText(String text) {
        Answer answer = search(text);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(get("/v1/search/suggest?q=" + encoded(text.length() > 200 ? text.substring(0, 200) : text))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesTextThatIsTooLong() {
        assertThat(search("a".repeat(501)).status()).isEqualTo(400);
        assertThat(search("x".repeat(10_000)).status()).isEqualTo(400);
        assertThat(get("/v1/search/suggest?q=" + "a".repeat(201)).status()).isEqualTo(400);
    }

    @Test
    void leavesEmptyParametersOfAFormAside() {
        assertThat(get("/v1/search?q=&category=&price_min=&price_max=&sort=&page=&in_stock=")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersTheDeepestPageAndNoDeeper() {
        assertThat(search("", "page=100", "size=100").status()).isEqualTo(200);
        assertThat(search("", "page=101", "size=100").status()).isEqualTo(400);
    }

    @Test
    void answersOtherMethodsWithTheOnesAllowed() {
        Answer answer = send("DELETE", "/v1/search", null, null);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.http().headers().firstValue("allow").orElse("")).contains("GET");
    }
}
