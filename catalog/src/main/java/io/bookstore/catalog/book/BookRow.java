package io.bookstore.catalog.book;

import io.bookstore.catalog.book.BookView.Author;
import io.bookstore.catalog.book.BookView.Image;
import io.bookstore.catalog.book.BookView.Imported;
import io.bookstore.catalog.book.BookView.Series;
import io.bookstore.catalog.book.BookView.Shelf;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the row of a book itself. */
final class BookRow {

    static final String SELECT = """
            select book.*, series.name as series_name, work.original_year
            from book join work on work.id = book.work_id left join series on series.id = book.series_id
            """;

    private BookRow() {}

    static BookView read(ResultSet row, List<Author> authors, List<Shelf> shelves) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String isbn = row.getString("isbn13");
        String format = row.getString("format");
        Particulars kept = particulars(row);
        return new BookView(
                id,
                row.getObject("work_id", UUID.class),
                isbn,
                row.getString("title"),
                row.getString("subtitle"),
                authors,
                series(row),
                format,
                row.getString("language"),
                row.getString("publisher"),
                row.getString("published"),
                row.getObject("pages", Integer.class),
                row.getString("description"),
                shelves,
                row.getLong("price_cents"),
                row.getString("currency"),
                rating(row, "rating"),
                row.getInt("ratings_count"),
                Image.of(id, row.getString("image_id")),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                BookDetails.of(isbn, format, kept, row.getObject("original_year", Integer.class)),
                kept,
                new Imported(rating(row, "imported_rating"), row.getInt("imported_count")));
    }

    private static @Nullable Series series(ResultSet row) throws SQLException {
        UUID id = row.getObject("series_id", UUID.class);
        return id == null ? null : new Series(id, row.getString("series_name"), row.getString("series_volume"));
    }

    private static Particulars particulars(ResultSet row) throws SQLException {
        return new Particulars(
                SubjectsColumn.read(row.getString("subjects")),
                List.of((String[]) row.getArray("awards").getArray()),
                row.getString("tax_class"),
                row.getObject("age_from", Integer.class),
                row.getObject("age_to", Integer.class),
                row.getObject("height_mm", Integer.class),
                row.getObject("width_mm", Integer.class),
                row.getObject("thickness_mm", Integer.class),
                row.getObject("weight_g", Integer.class),
                row.getObject("available_from", LocalDate.class));
    }

    private static @Nullable Double rating(ResultSet row, String column) throws SQLException {
        BigDecimal rating = row.getBigDecimal(column);
        return rating == null ? null : rating.doubleValue();
    }
}
