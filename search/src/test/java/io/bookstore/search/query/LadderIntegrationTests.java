package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Await;
import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** What is answered when little or nothing is found, and what it costs. */
@TestInstance(Lifecycle.PER_CLASS)
class LadderIntegrationTests extends SearchIntegrationTest {

    private final BookFixture numbered = book("Vellichor Ladder")
            .by("Wilma Vellich")
            .with("isbn13", "9783161484100")
            .with("price_cents", 900);

    @BeforeAll
    void catalogue() throws InterruptedException {
        producers.catalogSays(numbered);
        producers.catalogSays(
                book("Vellichor Rung")
                        .by("Wilma Vellich")
                        .with("format", "ebook")
                        .with("price_cents", 5000),
                book("Vellichor Rail")
                        .by("Wilma Vellich")
                        .with("format", "ebook")
                        .with("price_cents", 6000),
                book("Umbraculum One").by("Wilma Vellich"),
                book("Umbraculum Two").by("Wilma Vellich"),
                book("Umbraculum Three").by("Wilma Vellich"),
                book("Umbracullum Misprint").by("Some Other"),
                book("Bottled Ship").by("Captain Zed").on("seafaring", "shipbuilding"));
        awaitSearchable();
    }

    @Test
    void leadsFromAnIsbnStraightToItsBook() {
        assertThat(search("978-3-16-148410-0").body().path("redirect").asString())
                .isEqualTo("/books/" + numbered.id());
        assertThat(search("vellichor").body().path("redirect").isNull()).isTrue();
    }

    @Test
    void givesUpTheSelectionThatHidesMost() {
        Answer answer = search("vellichor", "format=audiobook", "price_max=100");
        assertThat(answer.total()).as("no single selection is to blame").isZero();
        Answer relaxed = search("vellichor", "format=audiobook");
        assertThat(relaxed.titles()).hasSize(3);
        assertThat(relaxed.body().path("stage").asString()).isEqualTo("relaxed");
        assertThat(relaxed.body().path("relaxed_facet").asString()).isEqualTo("format");
        Answer one = search("vellichor", "format=ebook", "price_max=1000");
        assertThat(one.body().path("relaxed_facet").asString()).isEqualTo("price");
        assertThat(one.titles()).containsExactlyInAnyOrder("Vellichor Rung", "Vellichor Rail");
    }

    @Test
    void keepsEverySelectionOfWhoOnlyBrowses() {
        assertThat(get("/v1/search?category=no-such-shelf").total()).isZero();
    }

    @Test
    void offersTheSpellingThatMoreBooksHave() {
        Answer answer = search("umbracullum");
        assertThat(answer.titles()).containsExactly("Umbracullum Misprint");
        assertThat(answer.body().path("stage").asString()).isEqualTo("exact");
        assertThat(answer.body().path("did_you_mean").asString()).isEqualTo("umbraculum");
        assertThat(search("umbraculum").body().path("did_you_mean").isNull()).isTrue();
    }

    @Test
    void goesOnWithAWordThatIsNotTypedToItsEnd() {
        Answer answer = search("wilma umbracu");
        assertThat(answer.body().path("corrected_query").asString()).isEqualTo("wilma umbraculum");
        assertThat(answer.titles()).hasSize(3);
    }

    @Test
    void showsTheShelfThatMayHaveBeenMeant() {
        Await.until(
                "the new shelf is known", () -> search("shipbuildng").titles().equals(List.of("Bottled Ship")));
        assertThat(search("shipbuildng").body().path("stage").asString()).isEqualTo("popular");
    }

    @Test
    void asksElasticsearchOnceForTheUsualSearch() {
        long before = asked();
        search("vellich wilma");
        assertThat(asked() - before).isEqualTo(1);
        search("wilma vellic umbraculm xqz");
        assertThat(asked() - before)
                .as("an empty answer costs more, but little")
                .isBetween(3L, 6L);
    }

    @Test
    void saysOnEveryRungThatTheIndexAnswered() {
        for (String q : new String[] {"vellichor", "umbraculm", "vellichor xqzzy", "xqzzy"}) {
            JsonNode body = search(q).found();
            assertThat(body.path("degraded").asBoolean()).isFalse();
            assertThat(body.path("hits")).as(q).isNotEmpty();
        }
    }

    private long asked() {
        return elasticsearch(client -> {
            var search = client.indices()
                    .stats(request -> request.index("search"))
                    .all()
                    .primaries();
            return Objects.requireNonNull(Objects.requireNonNull(search).search())
                    .queryTotal();
        });
    }
}
