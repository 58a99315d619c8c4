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

/** Series that books belong to. */
@Repository
public class SeriesNames {

    private final JdbcClient jdbc;
    private final NamedRows rows;

    SeriesNames(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.rows = new NamedRows(jdbc, clock, "series");
    }

    /** All of these names, made where they are new; by {@link Keys#ofName}. */
    public Map<String, Named> resolve(Collection<String> names) {
        return rows.resolve(names);
    }

    public Optional<Named> find(UUID id) {
        return jdbc.sql("select id, name from series where id = :id")
                .param("id", id)
                .query(Named.class)
                .optional();
    }
}
