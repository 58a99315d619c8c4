package io.bookstore.catalog.naming;

import io.bookstore.catalog.text.Keys;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
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

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final NamedRows rows;

    Contributors(JdbcTemplate jdbc, Clock clock) {
        this.template = jdbc;
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

    /** Adds other names, by name, to those that are known already. */
    public void learn(Map<String, List<String>> otherNames) {
        List<String[]> rows = otherNames.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(other -> new String[] {other, Keys.ofName(other), Keys.ofName(entry.getKey())}))
                .sorted(Comparator.comparing((String[] row) -> row[2]).thenComparing(row -> row[1]))
                .toList();
        template.batchUpdate("""
                update contributor set other_names = array_append(other_names, ?),
                    other_name_keys = array_append(other_name_keys, ?)
                where name_key = ? and name_key <> ? and not other_name_keys @> array[?]
                """, rows, rows.size() + 1, (statement, row) -> {
            statement.setString(1, row[0]);
            statement.setString(2, row[1]);
            statement.setString(3, row[2]);
            statement.setString(4, row[1]);
            statement.setString(5, row[1]);
        });
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
