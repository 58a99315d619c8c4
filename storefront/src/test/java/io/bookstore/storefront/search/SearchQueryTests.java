package io.bookstore.storefront.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class SearchQueryTests {

    @Test
    void writesItselfAsAnAddressThatReadsTheSame() {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("q", "fish & chips + 100%");
        parameters.add("category", "fantasy");
        parameters.add("category", "poetry");
        parameters.add("publisher", "A=B & C");
        parameters.add("page", "3");

        SearchQuery query = SearchQuery.of(parameters);

        assertThat(query.url())
                .isEqualTo(
                        "/search?q=fish%20%26%20chips%20%2B%20100%25&category=fantasy&category=poetry&publisher=A%3DB%20%26%20C&page=3");
    }

    @Test
    void switchesOptionsOnAndOffAndGoesBackToTheFirstPage() {
        SearchQuery query = SearchQuery.of(of("category", "fantasy", "page", "4"));

        assertThat(query.toggled("category", "poetry").url()).isEqualTo("/search?category=fantasy&category=poetry");
        assertThat(query.toggled("category", "fantasy").url()).isEqualTo("/search");
    }

    @Test
    void takesOnePriceOnly() {
        SearchQuery query = SearchQuery.of(of("price", "0-999"));

        assertThat(query.toggled("price", "1000-1999").url()).isEqualTo("/search?price=1000-1999");
        assertThat(query.toggled("price", "0-999").url()).isEqualTo("/search");
    }

    @Test
    void speaksTheApisParameters() {
        MultiValueMap<String, String> api = SearchQuery.of(
                        of("price", "2000-", "rating", "4", "availability", "true", "sort", "rating"))
                .forSearch();

        assertThat(api.toSingleValueMap())
                .containsEntry("price_min", "2000")
                .doesNotContainKey("price_max")
                .containsEntry("rating_min", "4")
                .containsEntry("in_stock", "true")
                .containsEntry("sort", "rating")
                .containsEntry("page", "1")
                .doesNotContainKeys("price", "rating", "availability", "q");
    }

    @Test
    void leavesOutWhatCannotBeMeant() {
        SearchQuery query = SearchQuery.of(of(
                "price",
                "abc",
                "rating",
                "11",
                "availability",
                "perhaps",
                "sort",
                "x",
                "page",
                "-1",
                "category",
                " ",
                "nix",
                "1"));

        assertThat(query.url()).isEqualTo("/search");
        assertThat(query.isEmpty()).isTrue();
    }

    @Test
    void staysWithinTheDepthOfSearch() {
        assertThat(SearchQuery.of(of("page", "9999")).page() * SearchQuery.SIZE).isLessThanOrEqualTo(10_000);
    }

    @Test
    void cutsLongTextsBetweenLetters() {
        String q = SearchQuery.of(of("q", "😀".repeat(300))).q();

        assertThat(q.codePointCount(0, q.length())).isLessThanOrEqualTo(200);
        assertThat(Character.isHighSurrogate(q.charAt(q.length() - 1))).isFalse();
    }

    private static MultiValueMap<String, String> of(String... pairs) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) parameters.add(pairs[i], pairs[i + 1]);
        return parameters;
    }
}
