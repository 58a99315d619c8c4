package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static io.bookstore.search.projection.BookFixture.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestServices;
import io.bookstore.search.SearchServiceTest;
import io.bookstore.search.elasticsearch.Relay;
import io.bookstore.search.elasticsearch.Relay.Mode;
import io.bookstore.search.projection.BookFixture;
import io.bookstore.search.projection.PlayedCatalog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Elasticsearch hangs or is dead, and comes back. */
@TestPropertySource(properties = "search.elasticsearch.search-timeout=900ms")
class DegradedIntegrationTests extends SearchServiceTest {

    private static final Relay WAY = new Relay(TestServices.elasticsearchUrl());
    private static final PlayedCatalog CATALOG = new PlayedCatalog();

    @DynamicPropertySource
    static void ownServers(DynamicPropertyRegistry registry) {
        servers(registry, "search_degraded");
        registry.add("search.elasticsearch.url", WAY::url);
        registry.add("bookstore.services.catalog.url", CATALOG::url);
    }

    @BeforeEach
    void anIndexIsThere() {
        Await.until("search answers", () -> answersByItself());
        BookFixture shelved = book("On catalog's shelf").by("Shelf Author");
        CATALOG.lists("{\"data\":[" + shelved.document() + "],\"total\":41,\"limit\":20,\"offset\":20}");
    }

    @AfterEach
    void back() {
        CATALOG.isDown(false);
        WAY.is(Mode.OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "CLOSED"})
    void browsesByCatalogUntilElasticsearchIsBack(Mode trouble) {
        WAY.is(trouble);
        String author = idOf("Shelf Author").toString();
        Answer browsed = get("/v1/search?category=fiction&author=" + author + "&format=ebook&page=2&sort=price_asc");
        assertThat(browsed.titles()).containsExactly("On catalog's shelf");
        assertThat(browsed.total()).isEqualTo(41);
        assertThat(browsed.body().path("degraded").asBoolean()).isTrue();
        assertThat(browsed.body().path("facets")).isEmpty();
        assertThat(browsed.body().path("page").asInt()).isEqualTo(2);
        assertThat(CATALOG.asked().getLast().split("&"))
                .containsExactlyInAnyOrder(
                        "limit=20",
                        "offset=20",
                        "sort=price_asc",
                        "category=fiction",
                        "author=" + author,
                        "format=ebook");
        assertThat(get("/v1/search").body().path("degraded").asBoolean()).isTrue();

        for (String beyond : List.of(
                "q=x",
                "price_min=1",
                "in_stock=true",
                "rating_min=3",
                "publisher=P",
                "format=ebook&format=hardcover")) {
            Answer refused = get("/v1/search?" + beyond);
            assertThat(refused.status()).as(beyond).isEqualTo(503);
            assertThat(refused.body().path("type").asString()).isEqualTo("urn:bookstore:problem:search-unavailable");
            assertThat(refused.http().headers().firstValue("retry-after")).isPresent();
        }
        assertAsksNoMore();

        WAY.is(Mode.OPEN);
        long start = System.nanoTime();
        Await.until("search answers by itself", this::answersByItself);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(names = "CLOSED")
    void says503WhenCatalogIsAwayToo(Mode trouble) {
        WAY.is(trouble);
        CATALOG.isDown(true);
        assertThat(get("/v1/search").status()).isEqualTo(503);
    }

    /** A dead server costs nobody's time. */
    private void assertAsksNoMore() {
        long quick = 0;
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            get("/v1/search?q=x");
            quick += System.nanoTime() - start < Duration.ofMillis(300).toNanos() ? 1 : 0;
        }
        assertThat(quick).as("answers at once").isGreaterThanOrEqualTo(15);
    }

    private boolean answersByItself() {
        Answer answer = get("/v1/search?facets=none&size=1");
        return answer.status() == 200 && !answer.body().path("degraded").asBoolean();
    }
}
