package io.bookstore.search.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the shelves are called, as the books on them told it. */
@Component
public class CategoryNames {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    CategoryNames(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The name of a shelf; made from its slug while no book stands on it directly. */
    public String nameOf(String slug) {
        String name = all().get(slug);
        return name == null ? spelledOut(slug) : name;
    }

    /** By slug. */
    public Map<String, String> all() {
        Known now = known;
        if (now.at().plus(FRESH).isBefore(clock.instant())) {
            now = new Known(read(), clock.instant());
            known = now;
        }
        return now.names();
    }

    void learn(List<Book.Category> categories) {
        Map<String, String> names = known.names();
        for (Book.Category category : categories) {
            if (!category.name().equals(names.get(category.slug()))) {
                jdbc.sql("""
                                insert into category_name as known (slug, name) values (?, ?)
                                on conflict (slug) do update set name = excluded.name where known.name <> excluded.name
                                """).params(category.slug(), category.name()).update();
            }
        }
    }

    private Map<String, String> read() {
        return jdbc
                .sql("select slug, name from category_name")
                .query((row, n) -> Map.entry(row.getString("slug"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String spelledOut(String slug) {
        String words = slug.replace('-', ' ').strip();
        return words.isEmpty() ? slug : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private record Known(Map<String, String> names, Instant at) {}
}
