package io.bookstore.search.feedback;

import io.bookstore.search.projection.Interest;
import io.bookstore.search.projection.ProjectedBooks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What happened to the hits of each answer, once each, for as long as it may teach something. */
@Repository
class SearchEvents {

    private static final Logger log = LoggerFactory.getLogger(SearchEvents.class);
    private static final Duration KEPT = Duration.ofDays(90);

    /** Nobody opens more hits of one answer: what comes after is no shopper. */
    private static final int MOST_PER_ANSWER = 40;

    private final JdbcClient jdbc;
    private final ProjectedBooks books;
    private final QueryIds queryIds;
    private final Interest interest;
    private final Clock clock;
    private final Counter unknown;

    SearchEvents(
            JdbcClient jdbc,
            ProjectedBooks books,
            QueryIds queryIds,
            Interest interest,
            Clock clock,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.books = books;
        this.queryIds = queryIds;
        this.interest = interest;
        this.clock = clock;
        this.unknown = Counter.builder("bookstore.search.events.unknown")
                .description("Clicks and carts told of answers that were never given, or too long ago")
                .register(meters);
    }

    /**
     * Takes note of it, unless no such answer was given lately: who makes ids up does not learn that they are worth
     * nothing.
     *
     * @return false when there is no such book
     */
    @Transactional
    public boolean add(UUID queryId, UUID bookId, SearchEventController.Kind kind) {
        if (!books.knows(bookId)) {
            return false;
        }
        if (!queryIds.isOurs(queryId)) {
            unknown.increment();
            return true;
        }
        if (keep(queryId, bookId, kind.code())) {
            switch (kind) {
                case CLICK -> interest.clicked(bookId);
                case CART -> interest.putIntoCart(bookId);
            }
        }
        return true;
    }

    /** False when it was told before, or too much was told of this answer. */
    private boolean keep(UUID queryId, UUID bookId, String kind) {
        return jdbc.sql("""
                                insert into search_event (query_id, book_id, kind, at)
                                select :query, :book, :kind, :at
                                where (select count(*) from search_event where query_id = :query) < :most
                                on conflict do nothing
                                """)
                        .param("query", queryId)
                        .param("book", bookId)
                        .param("kind", kind)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("most", MOST_PER_ANSWER)
                        .update()
                > 0;
    }

    /** Many clicks at once move a book once. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void settle() {
        int moved = interest.settle();
        if (moved > 0) {
            log.info("{} books are more or less popular by what shoppers did with them", moved);
        }
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forgetOld() {
        jdbc.sql("delete from search_event where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        interest.forgetOld();
    }
}
