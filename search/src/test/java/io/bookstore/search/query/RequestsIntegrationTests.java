package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Await;
import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.index.IndexSettings;
import io.bookstore.search.projection.BookFixture;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;

/** What makes searches quick: how many questions Elasticsearch is asked for an answer with all facets. */
@TestInstance(Lifecycle.PER_CLASS)
class RequestsIntegrationTests extends SearchIntegrationTest {

    private static final String WORD = "requesting";
    private static final int EDITIONS = 200;

    @Autowired
    private IndexSettings settings;

    @Autowired
    private WarmUp warmUp;

    @BeforeAll
    void aFewBooks() throws InterruptedException {
        producers.catalogSays(IntStream.range(0, 6)
                .mapToObj(i -> book(WORD + " book " + i).by("Requester Ann"))
                .toArray(BookFixture[]::new));
        awaitSearchable();
        Await.until("warmed up", () -> warmUp.health().getStatus().equals(Status.UP)); // its questions count too
    }

    @Test
    void asksOnceForWords() {
        assertThat(questions("/v1/search?q=" + WORD)).isEqualTo(1);
        assertThat(questions("/v1/search?q=" + WORD + "&format=paperback&price_max=9000&page=2&size=2"))
                .isEqualTo(1);
        assertThat(questions("/v1/search?q=" + WORD + "&facets=none")).isEqualTo(1);
    }

    @Test
    void asksForHitsAndCountsOfAShelf() {
        assertThat(questions("/v1/search?category=requests")).isBetween(1L, 2L);
        assertThat(questions("/v1/search?category=requests&format=ebook&sort=title"))
                .isBetween(1L, 2L);
    }

    @Test
    void asksForAnotherSpellingOnlyWhereLittleIsFound() {
        assertThat(questions("/v1/search?q=" + WORD + "%20book%203")).isEqualTo(1); // a title as a whole
        assertThat(questions("/v1/search?q=" + WORD + "%203%20ann")).isEqualTo(2);
        assertThat(questions("/v1/search?q=requestign")).isLessThanOrEqualTo(3);
        assertThat(questions("/v1/search?q=zxqvjk%20wvvqx")).isLessThanOrEqualTo(6);
    }

    @Test
    void asksOnceForSuggestions() {
        assertThat(questions("/v1/search/suggest?q=request")).isEqualTo(1);
    }

    /** Two editions each: more than a small table has room for, so that they are counted again. */
    @Test
    void asksAgainForWhatOutgrowsItsTable() throws InterruptedException {
        String word = "outgrown" + System.nanoTime();
        BookFixture[] books = new BookFixture[2 * EDITIONS];
        for (int i = 0; i < EDITIONS; i++) {
            UUID work = UUID.randomUUID();
            for (int edition = 0; edition < 2; edition++) {
                books[2 * i + edition] = book(word + " " + i)
                        .by("Outgrown Author")
                        .editionOf(work)
                        .with("publisher", "Outgrown Press")
                        .with("format", edition == 0 ? "ebook" : "paperback");
            }
        }
        producers.catalogSays(books);
        awaitSearchable();
        long before = asked();
        Answer answer = search(word);
        assertThat(asked() - before).isEqualTo(2);
        assertThat(answer.total()).isEqualTo(EDITIONS);
        assertThat(count(answer, "author")).isEqualTo(EDITIONS);
        assertThat(count(answer, "publisher")).isEqualTo(EDITIONS);
        assertThat(count(answer, "format")).isEqualTo(EDITIONS);
        Answer editions = search(word, "group=edition");
        assertThat(editions.total()).isEqualTo(2 * EDITIONS);
        assertThat(count(editions, "publisher")).isEqualTo(2 * EDITIONS);
    }

    private static long count(Answer answer, String facet) {
        return answer.body()
                .path("facets")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(facet))
                .findFirst()
                .orElseThrow()
                .path("options")
                .path(0)
                .path("count")
                .asLong();
    }

    private long questions(String path) {
        long before = asked();
        get(path).found();
        return asked() - before;
    }

    /** Each search of a request counts, and each of the only shard. */
    private long asked() {
        return elasticsearch(client -> Objects.requireNonNull(client.indices()
                        .stats(stats -> stats.index(settings.name()).metric("search"))
                        .all()
                        .total())
                .search()
                .queryTotal());
    }
}
