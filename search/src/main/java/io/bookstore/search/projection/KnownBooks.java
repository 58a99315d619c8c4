package io.bookstore.search.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The rows as they are compared with catalog and index, and how they are mended. */
@Component
public class KnownBooks {

    private static final UUID FIRST = new UUID(0, 0);
    private static final String ROWS = """
            select book_id, catalog_version, version, indexed_version, problem is not null as refused
            from projected_book where document is not null
            """;

    private final JdbcClient jdbc;
    private final Turn turn;
    private final CatalogBooks catalog;

    KnownBooks(JdbcClient jdbc, Turn turn, CatalogBooks catalog) {
        this.jdbc = jdbc;
        this.turn = turn;
        this.catalog = catalog;
    }

    /** By rising id. */
    public List<Known> after(@Nullable UUID id, int limit) {
        return jdbc.sql(ROWS + "and book_id > ? order by book_id limit ?")
                .params(id == null ? FIRST : id, limit)
                .query(KnownBooks::known)
                .list();
    }

    /** @param last null for all that follow */
    public List<Known> between(@Nullable UUID after, @Nullable UUID last) {
        return jdbc.sql(ROWS + "and book_id > :after and (cast(:last as uuid) is null or book_id <= :last)")
                .param("after", after == null ? FIRST : after)
                .param("last", last)
                .query(KnownBooks::known)
                .list();
    }

    public List<Known> those(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(ROWS + "and book_id in (:ids)")
                        .param("ids", ids)
                        .query(KnownBooks::known)
                        .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from projected_book where document is not null")
                .query(Long.class)
                .single();
    }

    /** Whether a first load from catalog is under way. */
    public boolean areBeingLoaded() {
        return jdbc.sql("select exists (select from feed_position where subscription = ? and position is null)")
                .param(ProducerSubscriptions.CATALOG)
                .query(Boolean.class)
                .single();
    }

    /** As if the feed had brought it: nothing older overwrites anything newer. */
    @Transactional
    public void take(JsonNode document) {
        catalog.apply(document);
    }

    /** The row is to be written again, above any version that the index has seen of it. */
    @Transactional
    public void writeAgain(UUID id, long seen) {
        turn.take();
        jdbc.sql("""
                        update projected_book set version = next_book_version(greatest(version, ?)), problem = null
                        where book_id = ?
                        """).params(seen, id).update();
    }

    /** Of a book that catalog has not. */
    @Transactional
    public void forget(UUID id) {
        turn.take();
        jdbc.sql("delete from projected_book where book_id = ?").param(id).update();
    }

    private static Known known(ResultSet row, int n) throws SQLException {
        return new Known(
                row.getObject("book_id", UUID.class),
                row.getLong("catalog_version"),
                row.getLong("version"),
                row.getLong("indexed_version") < row.getLong("version"),
                row.getBoolean("refused"));
    }

    /**
     * @param version as the index should have it
     * @param waiting for the writer of the index, which is not late yet
     * @param refused by Elasticsearch
     */
    public record Known(UUID id, long catalogVersion, long version, boolean waiting, boolean refused) {}
}
