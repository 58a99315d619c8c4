package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static io.bookstore.search.projection.BookFixture.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacetSearchIntegrationTests extends SearchIntegrationTest {

    private static final String MANY = "manyauthored";

    @Test
    void findsAnAuthorAmongMoreThanAreListed() throws InterruptedException {
        BookFixture[] shelf = new BookFixture[60];
        for (int i = 0; i < shelf.length; i++) {
            shelf[i] = book(MANY + " " + i).by("Crowd Member " + i).with("language", i % 2 == 0 ? "en" : "fr");
        }
        BookFixture rare = book(MANY + " rare").by("Gabriel García Márquez");
        BookFixture other = book(MANY + " rare").by("Gabriel García Márquez").editionOf(rare.work());
        BookFixture french = book(MANY + " french").by("Gabriel García Márquez").with("language", "fr");
        producers.catalogSays(shelf);
        producers.catalogSays(rare, other, french);
        awaitSearchable();

        assertThat(options("author", "prefix=garcia")).containsExactly("Gabriel García Márquez 2");
        assertThat(options("author", "prefix=M%C3%81RQ")).containsExactly("Gabriel García Márquez 2");
        assertThat(options("author", "prefix=Gabriel+Garc")).containsExactly("Gabriel García Márquez 2");
        assertThat(options("author", "prefix=garcia", "group=edition")).containsExactly("Gabriel García Márquez 3");
        assertThat(options("author", "prefix=garcia", "language=fr")).containsExactly("Gabriel García Márquez 1");
        assertThat(options("author", "prefix=arcia")).isEmpty();
        assertThat(options("author", "prefix=mem", "size=5")).hasSize(5);
        assertThat(found("author", "prefix=mem", "size=5").path("total").asInt())
                .isEqualTo(60);
        assertThat(found("author", "prefix=garcia", "author=" + idOf("Gabriel García Márquez"))
                        .path("options")
                        .path(0)
                        .path("selected")
                        .asBoolean())
                .isTrue();
        assertThat(options("author", "prefix=garcia", "author=" + idOf("Crowd Member 1")))
                .as("not narrowed by its own facet")
                .containsExactly("Gabriel García Márquez 2");
    }

    @Test
    void knowsTheNamesOfShortFacets() throws InterruptedException {
        producers.catalogSays(book("shortfacets one")
                .on("poetry")
                .with("language", "de")
                .with("format", "audiobook")
                .with("publisher", "Faber, Faber & Gwyer|Ltd")
                .series("Ça ira", "1"));
        awaitSearchable();
        String q = "q=shortfacets";
        assertThat(labels("category", q, "prefix=POE")).containsExactly("Poetry");
        assertThat(labels("language", q, "prefix=ger")).containsExactly("German");
        assertThat(labels("format", q, "prefix=audio")).containsExactly("Audiobook");
        assertThat(labels("publisher", q, "prefix=gwy")).containsExactly("Faber, Faber & Gwyer|Ltd");
        assertThat(labels("publisher", q, "prefix=wyer")).isEmpty();
        assertThat(labels("series", q, "prefix=ca")).containsExactly("Ça ira");
        assertThat(labels("series", q)).containsExactly("Ça ira");
        assertThat(labels("series", q, "prefix=!!")).isEmpty();
    }

    @Test
    void countsTheSameListThatIsShownWhenTheTextWasMended() throws InterruptedException {
        producers.catalogSays(book("Quixotically mended").by("Mended Author"));
        awaitSearchable();
        assertThat(labels("author", "q=quixoticaly+mended", "prefix=mend")).containsExactly("Mended Author");
    }

    @ParameterizedTest
    @CsvSource({"price,404", "no-such,404", "rating,404", "availability,404"})
    void knowsOnlyListsOfValues(String facet, int status) {
        assertThat(get("/v1/search/facets/" + facet).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=101", "nope=1", "price_min=x", "author=x", "sort=drop"})
    void refusesWhatMakesNoSense(String parameter) {
        Answer answer = get("/v1/search/facets/author?" + parameter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "(((", "[a-z]", "\\", "a|b", "\"", "@&~<1-9>", "日本", "💩"})
    void takesAnyPrefixAsText(String prefix) {
        assertThat(get("/v1/search/facets/author?prefix=" + encoded(prefix)).status())
                .isEqualTo(200);
        assertThat(get("/v1/search/facets/author?prefix=" + "a".repeat(101)).status())
                .isEqualTo(400);
    }

    private List<String> options(String facet, String... parameters) {
        return found(facet, parameters)
                .path("options")
                .valueStream()
                .map(option -> option.path("label").asString() + " "
                        + option.path("count").asLong())
                .toList();
    }

    private List<String> labels(String facet, String... parameters) {
        return get("/v1/search/facets/" + facet + "?" + String.join("&", parameters))
                .found()
                .path("options")
                .valueStream()
                .map(option -> option.path("label").asString())
                .toList();
    }

    private tools.jackson.databind.JsonNode found(String facet, String... parameters) {
        return get("/v1/search/facets/" + facet + "?q=" + MANY + "&" + String.join("&", parameters))
                .found();
    }
}
