package io.bookstore.search.feedback;

import io.bookstore.search.projection.ProjectedBooks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** What happened to the hits of each answer, once each, for as long as it may teach something. */
@Repository
class SearchEvents {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final ProjectedBooks books;
    private final Clock clock;

    SearchEvents(JdbcClient jdbc, ProjectedBooks books, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.clock = clock;
    }

    /** False when there is no such book. */
    boolean add(UUID queryId, UUID bookId, String kind) {
        if (!books.knows(bookId)) {
            return false;
        }
        jdbc.sql("insert into search_event (query_id, book_id, kind, at) values (?, ?, ?, ?) on conflict do nothing")
                .params(queryId, bookId, kind, Timestamp.from(clock.instant()))
                .update();
        return true;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forgetOld() {
        jdbc.sql("delete from search_event where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
