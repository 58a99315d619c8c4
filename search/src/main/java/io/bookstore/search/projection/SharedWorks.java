package io.bookstore.search.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works of which there are several books: each has a number, once and for all. */
@Component
public class SharedWorks {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Known known = new Known(0, Instant.MIN);

    SharedWorks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many there are at most, as of the last seconds. */
    public long most() {
        Known now = known;
        if (now.at().plus(FRESH).isBefore(clock.instant())) {
            now = new Known(
                    jdbc.sql("select coalesce(max(number), 0) from work_number")
                            .query(Long.class)
                            .single(),
                    clock.instant());
            known = now;
        }
        return now.most();
    }

    /** Gives those of these works a number that have several books and none yet. */
    void learn(Collection<UUID> works) {
        jdbc.sql("""
                        insert into work_number (work_id)
                        select work_id from projected_book book
                        where work_id in (:works)
                          and not exists (select from work_number where work_number.work_id = book.work_id)
                        group by work_id having count(*) > 1
                        """).param("works", works).update();
    }

    private record Known(long most, Instant at) {}
}
