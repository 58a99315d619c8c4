package io.bookstore.search.index;

import io.bookstore.search.index.Target.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The indexes there are, as the database knows them. */
@Repository
class Targets {

    private final JdbcClient jdbc;
    private final Clock clock;

    Targets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Target> all() {
        return jdbc.sql("select * from search_index order by created_at")
                .query(this::target)
                .list();
    }

    Optional<Target> in(State state) {
        return all().stream().filter(target -> target.state() == state).findFirst();
    }

    /** False when one of that state is there already. */
    boolean add(String name, State state, String definition) {
        return jdbc.sql("""
                                insert into search_index (name, state, definition, created_at) values (?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(name, state.name().toLowerCase(Locale.ROOT), definition, now())
                        .update()
                > 0;
    }

    void copied(Target target, UUID through, int rows) {
        jdbc.sql("update search_index set copied_through = ?, copied = copied + ? where name = ?")
                .params(through, rows, target.name())
                .update();
    }

    void copyAgain(Target target) {
        jdbc.sql("update search_index set copied_through = null, copied = 0 where name = ?")
                .param(target.name())
                .update();
    }

    /** The built index is live, the live one retired, the one retired before given up. Answers the last, if there is one. */
    @Transactional
    public Optional<Target> switchTo(Target built) {
        Optional<Target> givenUp = in(State.RETIRED);
        givenUp.ifPresent(this::remove);
        jdbc.sql("update search_index set state = 'retired', switched_at = ? where state = 'live'")
                .param(now())
                .update();
        jdbc.sql("update search_index set state = 'live', switched_at = ? where name = ?")
                .params(now(), built.name())
                .update();
        return givenUp;
    }

    void remove(Target target) {
        jdbc.sql("delete from search_index where name = ?").param(target.name()).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Target target(ResultSet row, int n) throws SQLException {
        @Nullable Timestamp switched = row.getTimestamp("switched_at");
        return new Target(
                row.getString("name"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("definition"),
                row.getTimestamp("created_at").toInstant(),
                switched == null ? null : switched.toInstant(),
                row.getObject("copied_through", UUID.class),
                row.getLong("copied"));
    }
}
