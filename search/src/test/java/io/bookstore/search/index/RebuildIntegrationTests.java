package io.bookstore.search.index;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchServiceTest;
import io.bookstore.search.index.Target.State;
import io.bookstore.search.projection.BookFixture;
import io.bookstore.search.projection.KnownBooks;
import io.bookstore.search.projection.ProjectedBooks;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Rebuilding step by step, with the process going away in between: the test is the writer. */
@TestPropertySource(properties = {"search.index.writer-enabled=false", "search.index.batch=20"})
class RebuildIntegrationTests extends SearchServiceTest {

    private static final int BOOKS = 90;

    @Autowired
    private ProjectedBooks books;

    @Autowired
    private KnownBooks known;

    @Autowired
    private Targets targets;

    @Autowired
    private Indices indices;

    @Autowired
    private IndexWriter writer;

    @Autowired
    private IndexDefinition definition;

    @Autowired
    private IndexSettings settings;

    @Autowired
    private JdbcClient jdbc;

    private IndexKeeper keeper;
    private IndexBuild build;

    @DynamicPropertySource
    static void ownServers(DynamicPropertyRegistry registry) {
        servers(registry, "search_rebuild");
    }

    @BeforeEach
    void aFilledIndex() {
        begin();
        keeper.keep();
        while (build.prepare().map(build::step).orElse(false) || writer.writeChanges() > 0) {
            keeper.keep();
        }
        if (books.counts().books() < BOOKS) {
            BookFixture[] shelf = new BookFixture[BOOKS];
            for (int i = 0; i < BOOKS; i++) {
                shelf[i] = book("Stepwise " + i);
            }
            producers.catalogSays(shelf);
        }
        while (writer.writeChanges() > 0) {
            assertThat(targets.all()).isNotEmpty();
        }
        indices.count(targets.in(State.LIVE).orElseThrow());
    }

    /** As after a start: nothing is remembered but what the database knows. */
    private void begin() {
        keeper = new IndexKeeper(targets, indices, definition, books, settings, Clock.systemUTC());
        build = new IndexBuild(
                books,
                known,
                targets,
                indices,
                writer,
                keeper,
                new IndexMerges(indices),
                new RowsAhead(books, settings),
                settings);
    }

    @Test
    void showsWritesLaterWhileThousandsWait() {
        IndexPace pace = new IndexPace(targets, indices, definition, new IndexMerges(indices), settings);
        String live = targets.in(State.LIVE).orElseThrow().name();
        for (int batch = 0; batch < 6; batch++) {
            assertThat(refreshInterval(live)).isEqualTo(definition.refreshInterval());
            pace.after(settings.batch());
        }
        assertThat(refreshInterval(live)).isEqualTo("5s");
        new IndexPace(targets, indices, definition, new IndexMerges(indices), settings)
                .after(0); // another replica, or this one after a crash
        assertThat(refreshInterval(live)).isEqualTo(definition.refreshInterval());
    }

    @Test
    void goesOnWhereItWasAfterACrash() {
        keeper.startBuild();
        assertThat(build.step(build.prepare().orElseThrow())).isTrue();
        assertThat(build.step(build.prepare().orElseThrow())).isTrue();
        begin();
        assertThat(refreshInterval(targets.in(State.BUILDING).orElseThrow().name()))
                .isEqualTo("-1");
        assertThat(build.prepare().orElseThrow().copied()).isEqualTo(40);
        String built = finished();
        assertThat(indices.count(targets.in(State.LIVE).orElseThrow())).isEqualTo(BOOKS);
        assertThat(targets.in(State.LIVE).orElseThrow().name()).isEqualTo(built);
        assertThat(refreshInterval(built)).isEqualTo(definition.refreshInterval());
        assertThat(segments(built)).isEqualTo(1);
    }

    @Test
    void beginsAgainWhenTheHalfMadeIndexIsGone() {
        keeper.startBuild();
        build.step(build.prepare().orElseThrow());
        indices.delete(targets.in(State.BUILDING).orElseThrow().name());
        begin();
        assertThat(build.prepare().orElseThrow().copied()).isZero();
        finished();
        assertThat(indices.count(targets.in(State.LIVE).orElseThrow())).isEqualTo(BOOKS);
    }

    @Test
    void endsABuildWhoseAliasHadMovedBeforeTheCrash() {
        keeper.startBuild();
        Target building = build.prepare().orElseThrow();
        indices.searchIn(building, settings.name());
        begin();
        String built = finished();
        assertThat(built).isEqualTo(building.name());
        assertThat(indices.isSearched(targets.in(State.LIVE).orElseThrow(), settings.name()))
                .isTrue();
        assertThat(search("stepwise", "size=1").total()).isEqualTo(BOOKS);
    }

    @Test
    void answersSearchesAllThrough() {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> searched = CompletableFuture.supplyAsync(() -> {
            int answers = 0;
            for (; !over.get(); answers++) {
                assertThat(search("stepwise", "size=5").total()).isEqualTo(BOOKS);
                assertThat(get("/v1/search?size=5").ids()).isNotEmpty();
            }
            return answers;
        });
        for (int times = 0; times < 3; times++) {
            keeper.startBuild();
            finished();
        }
        over.set(true);
        assertThat(searched.join()).isPositive();
    }

    @Test
    void keepsSearchingAnIndexThatTheDatabaseForgotUntilThereIsABetterOne() {
        String before = targets.in(State.LIVE).orElseThrow().name();
        jdbc.sql("delete from search_index").update();
        begin();
        keeper.keep();
        assertThat(targets.in(State.LIVE)).isEmpty();
        assertThat(search("stepwise", "size=1").total()).isEqualTo(BOOKS);
        String built = finished();
        assertThat(built).isNotEqualTo(before);
        assertThat(search("stepwise", "size=1").total()).isEqualTo(BOOKS);
    }

    @Test
    void deletesWhatWasLeftBehindAndNothingElse() {
        String orphan = settings.name() + "-20250101-000000-abcd";
        String others = settings.name() + "-of-somebody-else";
        for (String name : new String[] {orphan, others}) {
            elasticsearch(client -> client.indices().create(index -> index.index(name)));
        }
        keeper.clear();
        assertThat(exists(orphan)).isFalse();
        assertThat(exists(others)).isTrue();
        assertThat(targets.all()).allMatch(target -> exists(target.name()));
        indices.delete(others);
    }

    private String refreshInterval(String index) {
        return elasticsearch(client -> client.indices().getSettings(request -> request.index(index)))
                .get(index)
                .settings()
                .index()
                .refreshInterval()
                .time();
    }

    private int segments(String index) {
        return elasticsearch(client -> client.cat().segments(request -> request.index(index)))
                .valueBody()
                .size();
    }

    private boolean exists(String index) {
        return elasticsearch(client ->
                client.indices().exists(request -> request.index(index)).value());
    }

    /** Answers which index was built. */
    private String finished() {
        String name = targets.in(State.BUILDING).orElseThrow().name();
        int steps = 0;
        while (build.prepare().map(build::step).orElse(false)) {
            assertThat(++steps).as("steps").isLessThan(50);
        }
        assertThat(targets.in(State.LIVE).orElseThrow().name()).isEqualTo(name);
        return name;
    }
}
