package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

@TestInstance(Lifecycle.PER_CLASS)
class SearchIntegrationTests extends SearchIntegrationTest {

    private final BookFixture hobbit = book("The Hobbit")
            .by("J. R. R. Tolkien")
            .on("fiction", "fantasy")
            .with("isbn13", "9780261103344")
            .with("description", "A burglar goes <b>there</b> and back again with thirteen dwarves.");
    private final BookFixture hobbitEbook = book("The Hobbit")
            .by("J. R. R. Tolkien")
            .on("fiction", "fantasy")
            .editionOf(hobbit.work())
            .with("format", "ebook")
            .with("price_cents", 499);
    private final BookFixture companion = book("The Hobbit Companion")
            .by("David Day")
            .with("ratings_count", 900_000)
            .with("rating", 4.9);
    private final BookFixture fellowship = book("The Fellowship of the Ring")
            .by("J. R. R. Tolkien", "Alan Lee")
            .series("The Lord of the Rings", "1")
            .on("fiction", "fantasy")
            .with("publisher", "Simon & Schuster, Inc.");
    private final BookFixture stranger = book("L’Étranger").by("Albert Camus").with("language", "fr");
    private final BookFixture philosopher =
            book("Harry Potter and the Philosopher's Stone").by("J. K. Rowling").series("Harry Potter", "1");
    private final BookFixture orwell = book("1984").by("George Orwell").with("published", "1949-06-08");
    private final BookFixture gone = book("Vanished Zanzibar").by("Nobody Atall");

    @BeforeAll
    void catalogue() throws InterruptedException {
        producers.catalogSays(hobbit, hobbitEbook, companion, fellowship, stranger, philosopher, orwell, gone);
        for (BookFixture each : new BookFixture[] {hobbit, hobbitEbook, companion, fellowship, stranger, orwell}) {
            producers.stockIs(each.id(), 5, 1);
        }
        awaitSearchable();
    }

    @Test
    void findsABookByEverySpellingOfItsIsbn() {
        for (String spelling : new String[] {
            "9780261103344", "978-0-261-10334-4", "978 0 261 10334 4", "ISBN 0-261-10334-2", "isbn:0261103342"
        }) {
            assertThat(search(spelling).ids())
                    .as(spelling)
                    .first()
                    .isEqualTo(hobbit.id().toString());
        }
    }

    @Test
    void putsTheExactTitleAboveAPopularOneThatOnlyBeginsSo() {
        assertThat(search("hobbit").titles()).startsWith("The Hobbit", "The Hobbit Companion");
        assertThat(search("the hobbit").titles()).startsWith("The Hobbit", "The Hobbit Companion");
    }

    @Test
    void findsWordsOfTitleAndAuthorInAnyOrder() {
        assertThat(search("tolkien ring fellowship").titles()).first().isEqualTo("The Fellowship of the Ring");
        assertThat(search("fellowship by tolkien").titles()).first().isEqualTo("The Fellowship of the Ring");
    }

    @Test
    void overlooksAccentsElisionPossessivesAndEndings() {
        assertThat(search("etranger").titles()).contains("L’Étranger");
        assertThat(search("l'etranger").titles()).first().isEqualTo("L’Étranger");
        assertThat(search("philosophers stone").titles()).first().isEqualTo("Harry Potter and the Philosopher's Stone");
    }

    @Test
    void mendsMistypedWordsAndSaysSo() {
        Answer answer = search("harri poter");
        assertThat(answer.titles()).first().isEqualTo("Harry Potter and the Philosopher's Stone");
        assertThat(answer.body().path("stage").asString()).isEqualTo("corrected");
        assertThat(answer.body().path("corrected_query").asString()).isEqualTo("harry potter");
    }

    @Test
    void leavesWordsInQuotesAsTheyAreTyped() {
        Answer answer = search("\"harri poter\"");
        assertThat(answer.body().path("stage").asString()).isNotEqualTo("corrected");
        assertThat(answer.body().path("corrected_query").isNull()).isTrue();
    }

    @Test
    void meansNumbersAsTheyAreTyped() {
        assertThat(search("1985").body().path("stage").asString()).isEqualTo("popular");
    }

    @Test
    void dropsWordsWhenNoBookHasAll() {
        Answer answer = search("hobbit xylophone");
        assertThat(answer.titles()).containsExactlyInAnyOrder("The Hobbit", "The Hobbit Companion");
        assertThat(answer.body().path("stage").asString()).isEqualTo("relaxed");
    }

    @Test
    void listsAWorkOnceWithItsBestEdition() {
        Answer grouped = search("hobbit tolkien", "sort=price_asc");
        assertThat(grouped.ids()).containsExactly(hobbitEbook.id().toString());
        assertThat(grouped.total()).isEqualTo(1);
        assertThat(grouped.body().path("hits").path(0).path("editions_count").asInt())
                .isEqualTo(2);
        Answer byEdition = search("hobbit tolkien", "sort=price_asc", "group=edition");
        assertThat(byEdition.ids())
                .containsExactly(hobbitEbook.id().toString(), hobbit.id().toString());
        assertThat(byEdition.total()).isEqualTo(2);
    }

    @Test
    void marksMatchesInEscapedHtml() {
        JsonNode hit = search("burglar dwarves").body().path("hits").path(0);
        assertThat(hit.path("highlights").path("description").path(0).asString())
                .contains("<mark>burglar</mark>", "&lt;b&gt;there&lt;")
                .doesNotContain("<b>");
        assertThat(search("hobbit")
                        .body()
                        .path("hits")
                        .path(0)
                        .path("highlights")
                        .path("title")
                        .path(0)
                        .asString())
                .isEqualTo("The <mark>Hobbit</mark>");
    }

    @Test
    void answersTheWholeBookAndTheShapeOfTheContract() {
        JsonNode body = search("fellowship of the ring").body();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "hits",
                        "total",
                        "page",
                        "size",
                        "facets",
                        "sort",
                        "corrected_query",
                        "did_you_mean",
                        "relaxed_facet",
                        "redirect",
                        "stage",
                        "next_cursor",
                        "degraded",
                        "query_id",
                        "took_ms");
        assertThat(body.path("sort").asString()).isEqualTo("relevance");
        assertThat(UUID.fromString(body.path("query_id").asString()).version()).isEqualTo(7);
        JsonNode hit = body.path("hits").path(0);
        JsonNode published = fellowship.document();
        published
                .propertyStream()
                .filter(field -> !field.getKey().equals("category_path"))
                .forEach(field ->
                        assertThat(hit.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(hit.has("category_path")).isFalse();
        assertThat(hit.has("score") && hit.has("highlights") && hit.has("editions_count"))
                .isTrue();
    }

    @Test
    void takesCommasInAValueForPartOfIt() {
        Answer answer = search("ring", "publisher=" + encoded("Simon & Schuster, Inc."));
        assertThat(answer.titles()).containsExactly("The Fellowship of the Ring");
        assertThat(option(answer, "publisher", "Simon & Schuster, Inc.")
                        .path("selected")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void listsASelectedOptionByNameEvenWhenNothingOfItIsLeft() {
        String camus = BookFixture.idOf("Albert Camus").toString();
        Answer answer = search("hobbit", "author=" + camus, "published_from=1600", "published_to=1601");
        JsonNode option = option(answer, "author", camus);
        assertThat(option.path("label").asString()).isEqualTo("Albert Camus");
        assertThat(option.path("count").asLong()).isZero();
        assertThat(option.path("selected").asBoolean()).isTrue();
    }

    @Test
    void narrowsByADateThatMayLackItsDay() {
        assertThat(search("1984", "published_from=1949", "published_to=1949-06").total())
                .isEqualTo(1);
        assertThat(search("1984", "published_from=1949-07").total()).isZero();
        assertThat(search("1984", "published_to=1948").total()).isZero();
    }

    @Test
    void nothingIsFoundInSignsAlone() {
        for (String signs : new String[] {"*", "\"", "\\", "/.*/", "((", "*:*", "?"}) {
            Answer answer = search(signs);
            assertThat(answer.status()).as(signs).isEqualTo(200);
            assertThat(answer.total()).as(signs).isZero();
        }
    }

    @Test
    void forgetsADeletedBook() throws InterruptedException {
        assertThat(search("vanished zanzibar").titles()).contains("Vanished Zanzibar");
        gone.with("active", false);
        producers.catalogSays(gone.next());
        awaitSearchable();
        assertThat(search("vanished zanzibar").ids()).doesNotContain(gone.id().toString());
        assertThat(search("", "group=edition", "size=100").ids())
                .doesNotContain(gone.id().toString());
    }

    private static JsonNode option(Answer answer, String facet, String value) {
        return answer.body()
                .path("facets")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(facet))
                .flatMap(each -> each.path("options").valueStream())
                .filter(each -> each.path("value").asString().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
