package io.bookstore.catalog.book;

import io.bookstore.catalog.book.BookView.Author;
import io.bookstore.catalog.book.BookView.Shelf;
import io.bookstore.catalog.text.Descriptions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads books, whole, in three statements however many they are. */
@Repository
public class BookRows {

    private final JdbcClient jdbc;

    BookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these books that exist, active or not, in the order asked for. */
    public List<BookView> byIds(Collection<UUID> ids) {
        return read(ids).stream().map(Found::view).toList();
    }

    public Optional<BookView> find(UUID id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    public Optional<UUID> idOf(BookKey key) {
        return switch (key) {
            case BookKey.Id known -> Optional.of(known.id());
            case BookKey.ByIsbn by ->
                jdbc.sql("select id from book where isbn13 = :isbn")
                        .param("isbn", by.isbn().digits())
                        .query(UUID.class)
                        .optional();
        };
    }

    /** The whole of these books, for other services. */
    public List<BookDocument> documents(Collection<UUID> ids) {
        return read(ids).stream().map(Found::document).toList();
    }

    /** One page of all books, the deleted ones too, by rising id. */
    List<BookDocument> documentsAfter(@Nullable UUID after, int limit) {
        return documents(jdbc.sql(
                        "select id from book where (cast(:after as uuid) is null or id > :after) order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list());
    }

    private List<Found> read(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Credited>> authors = authors(ids);
        Map<UUID, List<Placed>> shelves = shelves(ids);
        Map<UUID, Found> found = new HashMap<>();
        jdbc.sql(BookRow.SELECT + " where book.id in (:ids)").param("ids", ids).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            List<Credited> credited = authors.getOrDefault(id, List.of());
            List<Placed> placed = shelves.getOrDefault(id, List.of());
            BookView view = BookRow.read(
                    row,
                    credited.stream().map(Credited::author).toList(),
                    placed.stream().map(Placed::shelf).toList());
            found.put(id, new Found(view, credited, placed));
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Map<UUID, List<Credited>> authors(Collection<UUID> ids) {
        Map<UUID, List<Credited>> byBook = new HashMap<>();
        jdbc.sql("""
                        select book_contributor.book_id, book_contributor.role, contributor.id, contributor.name,
                            contributor.other_names
                        from book_contributor join contributor on contributor.id = book_contributor.contributor_id
                        where book_contributor.book_id in (:ids)
                        order by book_contributor.book_id, book_contributor.position
                        """).param("ids", ids).query(row -> {
            byBook.computeIfAbsent(row.getObject("book_id", UUID.class), id -> new ArrayList<>())
                    .add(Credited.read(row));
        });
        return byBook;
    }

    private Map<UUID, List<Placed>> shelves(Collection<UUID> ids) {
        Map<UUID, List<Placed>> byBook = new HashMap<>();
        jdbc.sql("""
                        select book_category.book_id, category.id, category.slug, category.name, category.path
                        from book_category join category on category.id = book_category.category_id
                        where book_category.book_id in (:ids)
                        order by book_category.book_id, book_category.position
                        """).param("ids", ids).query(row -> {
            byBook.computeIfAbsent(row.getObject("book_id", UUID.class), id -> new ArrayList<>())
                    .add(Placed.read(row));
        });
        return byBook;
    }

    /** @param otherNames of the person */
    private record Credited(Author author, List<String> otherNames) {

        static Credited read(ResultSet row) throws SQLException {
            Author author = new Author(row.getObject("id", UUID.class), row.getString("name"), row.getString("role"));
            Array names = row.getArray("other_names");
            return new Credited(author, Arrays.asList((String[]) names.getArray()));
        }
    }

    private record Placed(Shelf shelf, List<String> path) {

        static Placed read(ResultSet row) throws SQLException {
            Shelf shelf = new Shelf(row.getObject("id", UUID.class), row.getString("slug"), row.getString("name"));
            Array path = row.getArray("path");
            return new Placed(shelf, Arrays.asList((String[]) path.getArray()));
        }
    }

    private record Found(BookView view, List<Credited> credited, List<Placed> placed) {

        BookDocument document() {
            List<String> path = placed.stream()
                    .flatMap(each -> each.path().stream())
                    .distinct()
                    .toList();
            List<String> names = credited.stream()
                    .flatMap(each -> each.otherNames().stream())
                    .distinct()
                    .toList();
            BookView plain = view.withDescription(Descriptions.plain(view.description()));
            return new BookDocument(plain, view.details(), names, path, null);
        }
    }
}
