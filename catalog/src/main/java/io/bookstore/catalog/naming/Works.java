package io.bookstore.catalog.naming;

import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What authors wrote, whatever the editions. */
@Repository
public class Works {

    private static final int BATCH = 500;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Clock clock;

    Works(JdbcTemplate template, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.clock = clock;
    }

    public Optional<Work> find(UUID id) {
        return jdbc.sql("select id, title, original_year from work where id = :id")
                .param("id", id)
                .query(Work.class)
                .optional();
    }

    /** A work of its own, that no import will join. */
    public UUID create(String title) {
        UUID id = Ids.next();
        jdbc.sql("insert into work (id, title, created_at) values (:id, :title, :now)")
                .param("id", id)
                .param("title", title)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** The works of these keys, made where they are new; by key. */
    public Map<String, UUID> resolve(Collection<NewWork> wanted) {
        List<NewWork> distinct = wanted.stream()
                .collect(java.util.stream.Collectors.toMap(
                        NewWork::key, work -> work, (first, later) -> first, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
        Map<String, UUID> found = byKey(distinct);
        List<NewWork> missing =
                distinct.stream().filter(work -> !found.containsKey(work.key())).toList();
        if (!missing.isEmpty()) {
            insert(missing);
            found.putAll(byKey(missing));
        }
        return found;
    }

    /** What imports know these works by. */
    public Map<UUID, Keyed> keyed(Collection<UUID> ids) {
        Map<UUID, Keyed> keyed = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, key, original_year from work where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        Keyed work = new Keyed(row.getString("key"), row.getObject("original_year", Integer.class));
                        keyed.put(row.getObject("id", UUID.class), work);
                    });
        }
        return keyed;
    }

    private Map<String, UUID> byKey(List<NewWork> works) {
        Map<String, UUID> found = new HashMap<>();
        if (!works.isEmpty()) {
            jdbc.sql("select id, key from work where key in (:keys)")
                    .param("keys", works.stream().map(NewWork::key).toList())
                    .query(row -> {
                        found.put(row.getString("key"), row.getObject("id", UUID.class));
                    });
        }
        return found;
    }

    private void insert(List<NewWork> works) {
        Timestamp now = Timestamp.from(clock.instant());
        template.batchUpdate("""
                insert into work (id, key, title, original_year, created_at) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """, works, BATCH, (row, work) -> {
            row.setObject(1, Ids.next());
            row.setString(2, work.key());
            row.setString(3, work.title());
            row.setObject(4, work.originalYear(), Types.INTEGER);
            row.setTimestamp(5, now);
        });
    }

    public record Work(UUID id, String title, @Nullable Integer originalYear) {}

    /** @param key null for a work that was made by hand */
    public record Keyed(@Nullable String key, @Nullable Integer originalYear) {}

    public record NewWork(
            String key, String title, @Nullable Integer originalYear) {}
}
