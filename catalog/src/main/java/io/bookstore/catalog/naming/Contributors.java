package io.bookstore.catalog.naming;

import io.bookstore.catalog.text.Keys;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People and bodies who made books. */
@Repository
public class Contributors {

    private final JdbcClient jdbc;
    private final NamedRows rows;

    Contributors(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.rows = new NamedRows(jdbc, clock, "contributor");
    }

    /** All of these names, made where they are new; by {@link Keys#ofName}. */
    public Map<String, Named> resolve(Collection<String> names) {
        return rows.resolve(names);
    }

    public Optional<Named> find(UUID id) {
        return jdbc.sql("select id, name from contributor where id = :id")
                .param("id", id)
                .query(Named.class)
                .optional();
    }
}
