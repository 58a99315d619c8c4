package io.bookstore.search.projection;

import io.bookstore.platform.json.LenientJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Catalog's part of the projection. An older version than the one that is known changes nothing. */
@Component
class CatalogBooks {

    private final JdbcClient jdbc;
    private final Turn turn;
    private final CategoryNames categories;
    private final SharedWorks sharedWorks;
    private final JsonMapper json;

    CatalogBooks(JdbcClient jdbc, Turn turn, CategoryNames categories, SharedWorks sharedWorks, LenientJson json) {
        this.jdbc = jdbc;
        this.turn = turn;
        this.categories = categories;
        this.sharedWorks = sharedWorks;
        this.json = json.mapper();
    }

    void load(List<JsonNode> documents) {
        documents.forEach(this::apply);
    }

    void apply(JsonNode document) {
        Book book = json.treeToValue(document, Book.class);
        turn.take();
        store(book, document).ifPresent(before -> {
            categories.learn(book.categories());
            Place now = new Place(book.workId(), book.active());
            if (!now.equals(before)) {
                touchOtherEditions(book.id(), before, now);
            }
        });
    }

    /** Where the book stood before; empty when nothing is new. */
    private Optional<Place> store(Book book, JsonNode document) {
        return jdbc.sql("""
                        with before as (select work_id, active from projected_book where book_id = :id)
                        insert into projected_book as known
                            (book_id, version, document, catalog_version, work_id, active)
                        values (:id, next_book_version(0), :document::jsonb, :version, :work, :active)
                        on conflict (book_id) do update set
                            version = next_book_version(known.version),
                            problem = null,
                            document = excluded.document,
                            catalog_version = excluded.catalog_version,
                            work_id = excluded.work_id,
                            active = excluded.active
                        where known.catalog_version < excluded.catalog_version
                           or (known.catalog_version = excluded.catalog_version
                               and known.document is distinct from excluded.document)
                        returning (select work_id from before) as work_id, (select active from before) as active
                        """)
                .param("id", book.id())
                .param("document", publicPart(document).toString())
                .param("version", book.version())
                .param("work", book.workId())
                .param("active", book.active())
                .query((row, n) -> new Place(row.getObject("work_id", UUID.class), row.getBoolean("active")))
                .optional();
    }

    /** They tell how many editions their work has. */
    private void touchOtherEditions(UUID bookId, Place before, Place now) {
        List<UUID> works = Stream.of(before, now)
                .map(Place::workId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        int others = jdbc.sql("""
                        update projected_book set version = next_book_version(version), problem = null
                        where work_id in (:works) and book_id <> :id
                        """).param("works", works).param("id", bookId).update();
        if (others > 0) {
            sharedWorks.learn(works);
        }
    }

    private static JsonNode publicPart(JsonNode document) {
        return document instanceof ObjectNode object ? object.deepCopy().without("initial_stock") : document;
    }

    /** @param workId null before catalog spoke of the book */
    private record Place(@Nullable UUID workId, boolean active) {}
}
