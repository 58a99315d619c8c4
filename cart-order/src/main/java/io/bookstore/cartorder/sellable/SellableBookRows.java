package io.bookstore.cartorder.sellable;

import io.bookstore.platform.json.LenientJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The projection of the catalog, one row a book. */
@Repository
class SellableBookRows {

    private static final TypeReference<List<Contributor>> CONTRIBUTORS = new TypeReference<>() {};

    private static final TypeReference<List<String>> SLUGS = new TypeReference<>() {};

    private static final String UPSERT = """
            insert into sellable_book as known
                (id, version, title, authors, isbn13, format, price_cents, currency, active,
                 category_path, series_id, series_name, tax_class, weight_g)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            on conflict (id) do update set
                version = excluded.version, title = excluded.title, authors = excluded.authors,
                isbn13 = excluded.isbn13, format = excluded.format, price_cents = excluded.price_cents,
                currency = excluded.currency, active = excluded.active, category_path = excluded.category_path,
                series_id = excluded.series_id, series_name = excluded.series_name,
                tax_class = excluded.tax_class, weight_g = excluded.weight_g
            where known.version <= excluded.version
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    SellableBookRows(JdbcClient jdbc, JdbcTemplate batches, LenientJson json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json.mapper();
    }

    void save(List<SellableBook> books) {
        batches.batchUpdate(UPSERT, books, 500, this::fill);
    }

    List<SellableBook> findAll(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from sellable_book where id in (:ids)")
                .param("ids", ids)
                .query(this::book)
                .list();
    }

    private void fill(PreparedStatement row, SellableBook book) throws SQLException {
        row.setObject(1, book.id());
        row.setLong(2, book.version());
        row.setString(3, book.title());
        row.setString(4, json.writeValueAsString(book.authors()));
        row.setString(5, book.isbn13());
        row.setString(6, book.format());
        row.setLong(7, book.priceCents());
        row.setString(8, book.currency());
        row.setBoolean(9, book.active());
        SellableBook.Series series = book.series();
        SellableBook.Details details = book.details();
        row.setString(10, json.writeValueAsString(book.categoryPath()));
        row.setString(11, series == null ? null : series.id());
        row.setString(12, series == null ? null : series.name());
        row.setString(13, details == null ? null : details.taxClass());
        row.setObject(14, details == null ? null : details.weightG(), Types.INTEGER);
    }

    private SellableBook book(ResultSet row, int n) throws SQLException {
        return new SellableBook(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("title"),
                json.readValue(row.getString("authors"), CONTRIBUTORS),
                row.getString("isbn13"),
                row.getString("format"),
                row.getLong("price_cents"),
                row.getString("currency"),
                row.getBoolean("active"),
                json.readValue(row.getString("category_path"), SLUGS),
                new SellableBook.Series(row.getString("series_id"), row.getString("series_name")),
                new SellableBook.Details(row.getString("tax_class"), row.getObject("weight_g", Integer.class)));
    }
}
