package io.bookstore.catalog.naming;

import io.bookstore.catalog.text.Keys;
import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table of things with a unique name: finds them, and makes those that are missing. */
final class NamedRows {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final String table;

    NamedRows(JdbcTemplate jdbc, Clock clock, String table) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = table;
    }

    /** By the key of each name (see {@link Keys#ofName}). */
    Map<String, Named> resolve(Collection<String> names) {
        SortedMap<String, String> wanted = new TreeMap<>(); // sorted, so that two writers cannot block each other
        names.forEach(name -> wanted.putIfAbsent(Keys.ofName(name), name));
        Map<String, Named> found = find(wanted.keySet());
        List<Map.Entry<String, String>> missing = wanted.entrySet().stream()
                .filter(entry -> !found.containsKey(entry.getKey()))
                .toList();
        if (!missing.isEmpty()) {
            insert(missing);
            found.putAll(find(missing.stream().map(Map.Entry::getKey).toList()));
        }
        return found;
    }

    private Map<String, Named> find(Collection<String> keys) {
        Map<String, Named> found = new HashMap<>();
        if (!keys.isEmpty()) {
            JdbcClient.create(jdbc)
                    .sql("select id, name, name_key from " + table + " where name_key in (:keys)")
                    .param("keys", keys)
                    .query(row -> {
                        Named named = new Named(row.getObject("id", java.util.UUID.class), row.getString("name"));
                        found.put(row.getString("name_key"), named);
                    });
        }
        return found;
    }

    private void insert(List<Map.Entry<String, String>> missing) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(
                "insert into " + table + " (id, name, name_key, created_at) values (?, ?, ?, ?) on conflict do nothing",
                missing,
                BATCH,
                (row, entry) -> {
                    row.setObject(1, Ids.next());
                    row.setString(2, entry.getValue());
                    row.setString(3, entry.getKey());
                    row.setTimestamp(4, now);
                });
    }
}
