package io.bookstore.search.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The lists as they are stored: whole, versioned, and with every earlier version kept. */
@Repository
class DeskLists {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DeskLists(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Map<String, Long> versions() {
        return jdbc
                .sql("select kind, version from desk_list")
                .query((row, n) -> Map.entry(row.getString("kind"), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    <T> Stored<T> read(DeskKind kind, Class<T> entryType) {
        return jdbc.sql("select version, content from desk_list where kind = ?")
                .param(kind.id())
                .query((row, n) -> new Stored<>(entries(row.getString("content"), entryType), row.getLong("version")))
                .single();
    }

    /** Replaces the list. Answers the new version; empty when it is not as the caller expects it. */
    @Transactional
    public Optional<Long> replace(DeskKind kind, List<?> entries, Expected expected, UUID actor) {
        long current = jdbc.sql("select version from desk_list where kind = ? for update")
                .param(kind.id())
                .query(Long.class)
                .single();
        if (!expected.holds(current)) {
            return Optional.empty();
        }
        jdbc.sql("""
                        with changed as (
                            update desk_list
                            set version = :version, content = :content::jsonb, changed_at = :now, changed_by = :actor
                            where kind = :kind
                            returning *
                        )
                        insert into desk_change (kind, version, content, changed_at, changed_by)
                        select kind, version, content, changed_at, changed_by from changed
                        """)
                .param("kind", kind.id())
                .param("version", current + 1)
                .param("content", json.writeValueAsString(entries))
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .update();
        return Optional.of(current + 1);
    }

    private <T> List<T> entries(String content, Class<T> type) {
        return json.readerForListOf(type).readValue(content);
    }

    /** A list and its version. */
    record Stored<T>(List<T> entries, long version) {}
}
