package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list read by cursor is the list read by page. */
@TestInstance(Lifecycle.PER_CLASS)
class CursorIntegrationTests extends SearchIntegrationTest {

    @BeforeAll
    void catalogue() throws InterruptedException {
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            BookFixture first = edition(i, random);
            producers.catalogSays(first);
            for (int more = random.nextInt(3); more > 0; more--) {
                producers.catalogSays(edition(i, random).editionOf(first.work()));
            }
        }
        awaitSearchable();
    }

    @ParameterizedTest
    @CsvSource({
        "relevance, work", "relevance, edition", "price_asc, work", "price_desc, work", "rating, work",
        "rating, edition", "newest, work", "title, work", "bestselling, work", "bestselling, edition"
    })
    void readsTheSameListAsByPage(String sort, String group) {
        String[] list = {"sort=" + sort, "group=" + group, "facets=none"};
        List<String> whole = search("cursorium", with(list, "size=100")).ids();
        List<String> read = new ArrayList<>();
        Answer page = search("cursorium", with(list, "size=7"));
        read.addAll(page.ids());
        while (!page.body().path("next_cursor").isNull()) {
            page = search(
                    "cursorium",
                    with(
                            list,
                            "size=7",
                            "after=" + page.body().path("next_cursor").asString()));
            read.addAll(page.ids());
        }
        assertThat(whole).hasSizeGreaterThan(29);
        assertThat(read).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%20x", "AAAA", "....", "cmVsZXZhbmNl"})
    void refusesWhatIsNoCursor(String cursor) {
        assertThat(search("cursorium", "after=" + cursor).status()).isEqualTo(400);
    }

    @Test
    void refusesTheCursorOfAnotherListAndOneBesideAPage() {
        String cursor = search("cursorium", "size=5").body().path("next_cursor").asString();
        assertThat(search("cursorium", "after=" + cursor).status()).isEqualTo(200);
        assertThat(search("other", "after=" + cursor).status()).isEqualTo(400);
        assertThat(search("cursorium", "sort=title", "after=" + cursor).status())
                .isEqualTo(400);
        assertThat(search("cursorium", "page=2", "after=" + cursor).status()).isEqualTo(400);
    }

    private static String[] with(String[] list, String... more) {
        List<String> all = new ArrayList<>(List.of(list));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static BookFixture edition(int work, Random random) {
        BookFixture book = book("Cursorium " + work)
                .with("price_cents", 500 + 100L * random.nextInt(5))
                .with("ratings_count", random.nextInt(3));
        return random.nextBoolean() ? book.with("rating", 1 + random.nextInt(9) / 2.0) : book;
    }
}
