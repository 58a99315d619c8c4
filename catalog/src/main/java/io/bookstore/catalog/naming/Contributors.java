package io.bookstore.catalog.naming;

import io.bookstore.catalog.text.Keys;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
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

    public Optional<Contributor> find(UUID id) {
        return read(id, "");
    }

    /** Until the end of the transaction nobody else renames it. */
    public Optional<Contributor> lock(UUID id) {
        return read(id, " for update");
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another one has this name */
    public void save(Contributor contributor) {
        jdbc.sql("""
                        update contributor set name = :name, name_key = :key, other_names = :others,
                            other_name_keys = :otherKeys
                        where id = :id
                        """)
                .param("name", contributor.name())
                .param("key", Keys.ofName(contributor.name()))
                .param("others", contributor.otherNames().toArray(String[]::new))
                .param(
                        "otherKeys",
                        contributor.otherNames().stream().map(Keys::ofName).toArray(String[]::new))
                .param("id", contributor.id())
                .update();
    }

    private Optional<Contributor> read(UUID id, String locking) {
        return jdbc.sql("select id, name, other_names from contributor where id = :id" + locking)
                .param("id", id)
                .query((row, number) ->
                        new Contributor(row.getObject("id", UUID.class), row.getString("name"), List.of((String[])
                                row.getArray("other_names").getArray())))
                .optional();
    }
}
