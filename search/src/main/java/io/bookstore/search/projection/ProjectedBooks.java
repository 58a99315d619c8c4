package io.bookstore.search.projection;

import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows as the writer of the index needs them. */
@Component
public class ProjectedBooks {

    private static final String ROWS = """
            select book_id, version, document, available, sales, interest,
                   (select count(*) from projected_book edition
                     where edition.work_id = book.work_id and edition.active) as editions,
                   (select number from work_number where work_number.work_id = book.work_id) as work_number
            from projected_book book
            where document is not null
            """;
    private static final String DIRTY = " and indexed_version < version and problem is null ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProjectedBooks(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json.mapper();
    }

    /** What Elasticsearch does not know yet, longest waiting first. */
    public List<ProjectedBook> dirty(int limit) {
        return jdbc.sql(ROWS + DIRTY + "order by version limit ?")
                .param(limit)
                .query(this::row)
                .list();
    }

    /** All rows in the order of their ids. */
    public List<ProjectedBook> after(@Nullable UUID bookId, int limit) {
        return jdbc.sql(ROWS + "and book_id > ? order by book_id limit ?")
                .params(bookId == null ? new UUID(0, 0) : bookId, limit)
                .query(this::row)
                .list();
    }

    /** Rows that are being changed at this moment stay dirty: they have something new to tell anyway. */
    public void markIndexed(Collection<Written> written) {
        jdbc.sql("""
                        update projected_book book set indexed_version = done.version
                        from unnest(cast(:ids as uuid[]), cast(:versions as bigint[])) as done (id, version)
                        where book.book_id = done.id and book.indexed_version < done.version
                          and book.book_id in (select book_id from projected_book
                                               where book_id = any (cast(:ids as uuid[])) for update skip locked)
                        """)
                .param("ids", written.stream().map(row -> row.id().toString()).toArray(String[]::new))
                .param("versions", written.stream().map(Written::version).toArray(Long[]::new))
                .update();
    }

    /** Elasticsearch refuses this version for good; the row waits for its next change. */
    public void markRefused(Written refused, String problem) {
        jdbc.sql("update projected_book set problem = ? where book_id = ? and version = ?")
                .params(problem, refused.id(), refused.version())
                .update();
    }

    /** Elasticsearch has lost what it knew. In pages: one statement over all rows would take too long. */
    public void markAllDirty() {
        Optional<UUID> last = Optional.of(new UUID(0, 0));
        while (last.isPresent()) {
            last = jdbc.sql("""
                            with page as (
                                select book_id from projected_book where book_id > ? order by book_id limit 2000
                            ), marked as (
                                update projected_book set indexed_version = 0, problem = null
                                where book_id in (select book_id from page)
                            )
                            select book_id from page order by book_id desc limit 1
                            """).param(last.get()).query(UUID.class).optional();
        }
    }

    public Counts counts() {
        return jdbc.sql("""
                        select count(*) as books,
                               count(*) filter (where active) as on_sale,
                               count(*) filter (where indexed_version < version and problem is null) as waiting,
                               count(*) filter (where problem is not null) as refused,
                               coalesce((extract(epoch from clock_timestamp()) * 1000)::bigint
                                   - min(version) filter (where indexed_version < version and problem is null), 0) as lag
                        from projected_book where document is not null
                        """)
                .query((row, n) -> new Counts(
                        row.getLong("books"),
                        row.getLong("on_sale"),
                        row.getLong("waiting"),
                        row.getLong("refused"),
                        Math.max(0, row.getLong("lag"))))
                .single();
    }

    public boolean knows(UUID bookId) {
        return jdbc.sql("select exists (select from projected_book where book_id = ? and document is not null)")
                .param(bookId)
                .query(Boolean.class)
                .single();
    }

    /** Those of the ids that are of no book. */
    public List<UUID> unknown(Collection<UUID> bookIds) {
        return jdbc.sql("""
                        select wanted.id from unnest(cast(:ids as uuid[])) as wanted (id)
                        where not exists (select from projected_book
                                          where book_id = wanted.id and document is not null)
                        """)
                .param("ids", bookIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    private ProjectedBook row(ResultSet row, int n) throws SQLException {
        JsonNode document = json.readTree(row.getString("document"));
        return new ProjectedBook(
                row.getObject("book_id", UUID.class),
                row.getLong("version"),
                json.treeToValue(document, Book.class),
                document.path("category_path")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                row.getInt("available") > 0,
                row.getLong("sales"),
                row.getInt("interest"),
                row.getInt("editions"),
                row.getObject("work_number", Long.class),
                Extras.of(document));
    }

    /** A version of a book that was sent to Elasticsearch. */
    public record Written(UUID id, long version) {}

    /**
     * @param waiting changed and not yet acknowledged by Elasticsearch
     * @param refused for good, until they change
     * @param lagMillis how long the longest has waited
     */
    public record Counts(long books, long onSale, long waiting, long refused, long lagMillis) {}
}
