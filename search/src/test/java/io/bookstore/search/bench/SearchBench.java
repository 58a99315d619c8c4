package io.bookstore.search.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import io.bookstore.search.SearchServiceTest;
import io.bookstore.search.projection.BookFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of the README. Run by hand: {@code BENCH_BOOKS=100000 ./mvnw -pl search test -Dtest=SearchBench}. */
class SearchBench extends SearchServiceTest {

    private static final Logger log = LoggerFactory.getLogger(SearchBench.class);
    private static final int BOOKS = Integer.parseInt(System.getenv().getOrDefault("BENCH_BOOKS", "10000"));
    private static final int PAGE = 1_000;
    private static final int PER_SECOND = 50;
    private static final int SECONDS = Integer.parseInt(System.getenv().getOrDefault("BENCH_SECONDS", "20"));
    private static final int EDITS = 100;

    /** Until Elasticsearch has compiled most of what it needs. */
    private static final int WARMING = Integer.parseInt(System.getenv().getOrDefault("BENCH_WARMING", "2000"));

    private static final Path DATA = Path.of(System.getProperty("bookstore.root", ".."))
            .resolve("../shared/data/books.jsonl.gz")
            .normalize();

    @Autowired
    private JdbcTemplate jdbc;

    private int wrongAnswers;
    private final List<String> titles = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final List<BookFixture> sample = new ArrayList<>();

    @DynamicPropertySource
    static void ownServers(DynamicPropertyRegistry registry) {
        TestServices.register(registry, "search_bench");
        registry.add("search.index.name", () -> "search-bench");
        registry.add("search.elasticsearch.url", BenchElasticsearch::url);
    }

    @Test
    void measure() throws Exception {
        RealisticBooks books = new RealisticBooks(DATA);
        fill(books);
        reindex(books);
        List<String> questions = questions(books, 4_000);
        questions(books, WARMING).forEach(this::get);
        titles.stream().limit(WARMING / 10).map(SearchBench::misspelt).forEach(this::search);
        cost("all questions", questions.subList(0, 300));
        cost(
                "words only",
                questions.stream()
                        .filter(path -> path.contains("q="))
                        .limit(200)
                        .toList());
        cost(
                "words, no facets",
                questions.stream()
                        .filter(path -> path.contains("q="))
                        .limit(200)
                        .map(path -> path + "&facets=none")
                        .toList());
        cost(
                "browsing",
                questions.stream()
                        .filter(path -> !path.contains("q="))
                        .limit(100)
                        .toList());
        cost(
                "misspelt",
                titles.stream()
                        .skip(1_000)
                        .limit(100)
                        .map(SearchBench::misspelt)
                        .map(title -> "/v1/search?q=" + encoded(title))
                        .toList());
        cost(
                "suggestions",
                IntStream.range(0, 300)
                        .mapToObj(i -> titles.get(2_000 + i / 3).toLowerCase(Locale.ROOT))
                        .map(title ->
                                title.substring(0, Math.min(title.length(), 3 + Math.floorMod(title.hashCode(), 3))))
                        .map(typed -> "/v1/search/suggest?q=" + encoded(typed))
                        .toList());
        load(questions);
        edits();
        assertThat(wrongAnswers).as("wrong answers during the rebuild").isZero();
    }

    private void fill(RealisticBooks books) throws InterruptedException {
        long start = System.nanoTime();
        for (int done = 0; done < BOOKS; done += PAGE) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < PAGE; i++) {
                rows.add(row(books));
            }
            jdbc.batchUpdate("""
                    insert into projected_book
                        (book_id, version, document, catalog_version, work_id, active, available, sales)
                    values (?::uuid, next_book_version(0), ?::jsonb, 1, ?::uuid, true, ?, ?)
                    """, rows);
        }
        jdbc.update("""
                insert into work_number (work_id)
                select work_id from projected_book group by work_id having count(*) > 1
                """);
        log.info("{} books in the projection after {} s", BOOKS, seconds(start));
        while (producers.waiting() > 0) {
            Thread.sleep(200);
        }
        awaitSearchable();
        log.info("searchable after {} s", seconds(start));
    }

    private Object[] row(RealisticBooks books) {
        BookFixture book = books.next();
        ObjectNode document = book.document();
        if (titles.size() < 20_000) {
            titles.add(book.text("title"));
            authors.add(document.path("authors").path(0).path("name").asString());
        }
        if (sample.size() < EDITS) {
            sample.add(book);
        }
        Random random = books.random();
        return new Object[] {
            book.id().toString(),
            document.toString(),
            book.work().toString(),
            random.nextInt(5) == 0 ? 0 : 3,
            (long) Math.exp(random.nextDouble() * 8)
        };
    }

    private void reindex(RealisticBooks books) throws InterruptedException {
        List<String> questions = questions(books, 500);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        Thread shopper = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                String path = questions.get(answered.getAndIncrement() % questions.size());
                Answer answer = get(path);
                boolean right = answer.status() == 200
                        && (path.contains("format=")
                                || !answer.body().path("hits").isEmpty());
                if (!right) {
                    log.warn("wrong: {} {} {}", path, answer.status(), answer.body());
                    wrong.incrementAndGet();
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        });
        CpuClock elasticsearch = CpuClock.ofChild("elasticsearch");
        long before = elasticsearch.millis();
        long beforeOwn = CpuClock.own().millis();
        long start = System.nanoTime();
        assertThat(send("POST", "/v1/admin/search/reindex", null, TestTokens.staff())
                        .status())
                .isEqualTo(202);
        while (status().path("reindexing").asBoolean()) {
            Thread.sleep(100);
        }
        log.info(
                "reindexed in {} s; {} CPU-s in Elasticsearch, {} in service and client; {} searches meanwhile, {} wrong",
                seconds(start),
                (elasticsearch.millis() - before) / 1000,
                (CpuClock.own().millis() - beforeOwn) / 1000,
                answered,
                wrong);
        over.set(true);
        shopper.join();
        wrongAnswers = wrong.get();
    }

    /** How shoppers ask: words of a title, an author, both with selections, and shelves. */
    private List<String> questions(RealisticBooks books, int number) {
        Random random = books.random();
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int one = random.nextInt(titles.size());
            String title = titles.get(one);
            questions.add(
                    switch (random.nextInt(10)) {
                        case 0, 1, 2 -> "/v1/search?q=" + encoded(title);
                        case 3, 4 -> "/v1/search?q=" + encoded(title.substring(title.lastIndexOf(' ') + 1));
                        case 5 -> "/v1/search?q=" + encoded(authors.get(one));
                        case 6 -> "/v1/search?format=ebook&q=" + encoded(title);
                        case 7 -> "/v1/search?category=" + books.shelf();
                        case 8 -> "/v1/search?format=paperback&price_max=2000&in_stock=true&category=" + books.shelf();
                        default -> "/v1/search";
                    });
        }
        return questions;
    }

    /** Two letters in the middle change places. */
    private static String misspelt(String title) {
        int middle = title.length() / 2;
        return title.substring(0, middle)
                + title.charAt(middle + 1)
                + title.charAt(middle)
                + title.substring(middle + 2);
    }

    /** One after the other, on a machine that does nothing else. */
    private void cost(String what, List<String> questions) {
        SearchCost cost = new SearchCost();
        List<Long> took = new ArrayList<>();
        questions.forEach(path -> {
            long start = System.nanoTime();
            get(path).http();
            took.add((System.nanoTime() - start) / 1_000_000);
        });
        log.info("{}: {}; {}", what, cost.each(questions.size()), SearchCost.percentiles(took));
    }

    /** Fifty a second, whether the answers keep up or not. */
    private void load(List<String> questions) throws InterruptedException {
        ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        long start = System.nanoTime();
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PER_SECOND * SECONDS; i++) {
                long due = start + i * Duration.ofSeconds(1).toNanos() / PER_SECOND;
                LockSupport.parkNanos(due - System.nanoTime());
                String path = questions.get(i % questions.size());
                shoppers.execute(() -> {
                    Answer answer = get(path);
                    took.add((System.nanoTime() - due) / 1_000_000);
                    failed.addAndGet(answer.status() == 200 ? 0 : 1);
                });
            }
        }
        log.info("{} a second: {}; {} failed", PER_SECOND, SearchCost.percentiles(took), failed);
    }

    private void edits() throws InterruptedException {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            BookFixture book = sample.get(i);
            String word = "edited" + i + "x" + System.nanoTime();
            long start = System.nanoTime();
            producers.catalogSays(book.with("title", word).next());
            while (search(word, "size=1", "facets=none").body().path("hits").isEmpty()
                    || !search(word, "size=1", "facets=none").titles().contains(word)) {
                Thread.sleep(20);
            }
            took.add((System.nanoTime() - start) / 1_000_000);
        }
        log.info("edit to searchable: {}", SearchCost.percentiles(took));
    }

    private JsonNode status() {
        return send("GET", "/v1/admin/search/status", null, TestTokens.staff()).body();
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000;
    }
}
