package io.bookstore.catalog.book;

import io.bookstore.catalog.book.BookView.Author;
import io.bookstore.catalog.book.BookView.Image;
import io.bookstore.catalog.book.BookView.Series;
import io.bookstore.catalog.book.BookView.Shelf;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the row of a book itself. */
final class BookRow {

    static final String SELECT = """
            select book.*, series.name as series_name
            from book left join series on series.id = book.series_id
            """;

    private BookRow() {}

    static BookView read(ResultSet row, List<Author> authors, List<Shelf> shelves) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new BookView(
                id,
                row.getObject("work_id", UUID.class),
                row.getString("isbn13"),
                row.getString("title"),
                row.getString("subtitle"),
                authors,
                series(row),
                row.getString("format"),
                row.getString("language"),
                row.getString("publisher"),
                row.getString("published"),
                row.getObject("pages", Integer.class),
                row.getString("description"),
                shelves,
                row.getLong("price_cents"),
                row.getString("currency"),
                rating(row),
                row.getInt("ratings_count"),
                Image.drawn(id),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable Series series(ResultSet row) throws SQLException {
        UUID id = row.getObject("series_id", UUID.class);
        return id == null ? null : new Series(id, row.getString("series_name"), row.getString("series_volume"));
    }

    private static @Nullable Double rating(ResultSet row) throws SQLException {
        BigDecimal rating = row.getBigDecimal("rating");
        return rating == null ? null : rating.doubleValue();
    }
}
