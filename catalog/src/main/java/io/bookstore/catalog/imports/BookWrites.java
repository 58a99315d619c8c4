package io.bookstore.catalog.imports;

import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.book.PublicationDate;
import io.bookstore.catalog.book.SubjectsColumn;
import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.draft.BookDraft.Credit;
import io.bookstore.catalog.draft.BookDraft.SeriesVolume;
import io.bookstore.catalog.naming.Contributors;
import io.bookstore.catalog.naming.Named;
import io.bookstore.catalog.naming.SeriesNames;
import io.bookstore.catalog.text.Keys;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes many books in a few round trips. */
@Repository
class BookWrites {

    private static final int BATCH = 500;

    private static final String INSERT = """
            insert into book (work_id, isbn13, title, title_key, subtitle, format, language, publisher, published,
                published_on, pages, description, series_id, series_volume, series_order, price_cents, currency,
                subjects, awards, tax_class, age_from, age_to, height_mm, width_mm, thickness_mm, weight_g,
                available_from, imported_rating, imported_count, source_hash, updated_at, id, active, created_at,
                version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                coalesce(?, 0), ?, ?, ?, true, ?, 1)
            """;

    private static final String UPDATE = """
            update book set work_id = ?, isbn13 = ?, title = ?, title_key = ?, subtitle = ?, format = ?, language = ?,
                publisher = ?, published = ?, published_on = ?, pages = ?, description = ?, series_id = ?,
                series_volume = ?, series_order = ?, price_cents = ?, currency = ?, subjects = ?::jsonb, awards = ?,
                tax_class = ?, age_from = ?, age_to = ?, height_mm = ?, width_mm = ?, thickness_mm = ?, weight_g = ?,
                available_from = ?, imported_rating = coalesce(?, imported_rating),
                imported_count = coalesce(?, imported_count), source_hash = ?, updated_at = ?, version = version + 1
            where id = ?
            """;

    private final JdbcTemplate jdbc;
    private final Contributors contributors;
    private final SeriesNames seriesNames;

    BookWrites(JdbcTemplate jdbc, Contributors contributors, SeriesNames seriesNames) {
        this.jdbc = jdbc;
        this.contributors = contributors;
        this.seriesNames = seriesNames;
    }

    void write(List<Planned> added, List<Planned> changed, ShelfNames.Lookup shelves, Instant now) {
        List<Planned> all = new ArrayList<>(added);
        all.addAll(changed);
        Map<String, Named> series = seriesNames.resolve(all.stream()
                .map(book -> book.draft().series())
                .filter(Objects::nonNull)
                .map(SeriesVolume::name)
                .toList());
        Timestamp time = Timestamp.from(now);
        jdbc.batchUpdate(INSERT, added, BATCH, (row, book) -> {
            new Columns(row, series, time).fill(book);
            row.setTimestamp(33, time);
        });
        jdbc.batchUpdate(UPDATE, changed, BATCH, (row, book) -> new Columns(row, series, time).fill(book));
        activate(changed);
        unlink(changed);
        link(all, shelves);
    }

    private void activate(List<Planned> changed) {
        jdbc.batchUpdate("update book set active = ? where id = ? and active <> ?", changed, BATCH, (row, book) -> {
            row.setBoolean(1, book.draft().active());
            row.setObject(2, book.id());
            row.setBoolean(3, book.draft().active());
        });
    }

    /** The record says the same in other words: so that it is known at once next time. */
    void remember(List<Planned> same) {
        jdbc.batchUpdate("update book set source_hash = ? where id = ?", same, BATCH, (row, book) -> {
            row.setString(1, book.hash());
            row.setObject(2, book.id());
        });
    }

    /** As if no catalogue had ever rated it. */
    void forgetRating(UUID book) {
        jdbc.update("update book set imported_rating = null where id = ?", book);
    }

    private void unlink(List<Planned> changed) {
        for (String table : List.of("book_contributor", "book_category")) {
            jdbc.batchUpdate(
                    "delete from " + table + " where book_id = ?",
                    changed,
                    BATCH,
                    (row, book) -> row.setObject(1, book.id()));
        }
    }

    private void link(List<Planned> all, ShelfNames.Lookup shelves) {
        List<Object[]> credits = new ArrayList<>();
        List<Object[]> places = new ArrayList<>();
        Map<String, Named> people = contributors.resolve(all.stream()
                .flatMap(book -> book.draft().authors().stream())
                .map(Credit::name)
                .toList());
        contributors.learn(all.stream()
                .flatMap(book -> book.otherNames().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, later) -> first)));
        for (Planned book : all) {
            Set<List<Object>> distinct = new LinkedHashSet<>();
            book.draft()
                    .authors()
                    .forEach(credit -> distinct.add(
                            List.of(id(people, credit.name()), credit.role().code())));
            int position = 0;
            for (List<Object> credit : distinct) {
                credits.add(new Object[] {book.id(), position++, credit.getFirst(), credit.getLast()});
            }
            int place = 0;
            for (String slug : book.draft().categories()) {
                places.add(new Object[] {book.id(), place++, shelves.id(slug)});
            }
        }
        jdbc.batchUpdate(
                "insert into book_contributor (book_id, position, contributor_id, role) values (?, ?, ?, ?)", credits);
        jdbc.batchUpdate("insert into book_category (book_id, position, category_id) values (?, ?, ?)", places);
    }

    private static UUID id(Map<String, Named> known, String name) {
        return Objects.requireNonNull(known.get(Keys.ofName(name)), name).id();
    }

    /** The columns that insert and update have in common, in the order of both statements. */
    private record Columns(PreparedStatement row, Map<String, Named> series, Timestamp now) {

        void fill(Planned book) throws SQLException {
            BookDraft draft = book.draft();
            PublicationDate published = draft.published();
            row.setObject(1, book.workId());
            row.setString(2, draft.isbn13());
            row.setString(3, draft.title());
            row.setString(4, draft.titleKey());
            row.setString(5, draft.subtitle());
            row.setString(6, draft.format().code());
            row.setString(7, draft.language());
            row.setString(8, draft.publisher());
            row.setString(9, published == null ? null : published.text());
            row.setObject(10, published == null ? null : published.firstDay(), Types.DATE);
            row.setObject(11, draft.pages(), Types.INTEGER);
            row.setString(12, draft.description());
            fillSeries(draft.series());
            row.setLong(16, draft.priceCents());
            row.setString(17, draft.currency());
            fillParticulars(draft.particulars());
            row.setObject(28, book.rating(), Types.NUMERIC);
            row.setObject(29, book.ratingsCount(), Types.INTEGER);
            row.setString(30, book.hash());
            row.setTimestamp(31, now);
            row.setObject(32, book.id());
        }

        private void fillParticulars(Particulars known) throws SQLException {
            row.setString(18, SubjectsColumn.write(known.subjects()));
            row.setArray(
                    19, row.getConnection().createArrayOf("text", known.awards().toArray()));
            row.setString(20, known.taxClass());
            row.setObject(21, known.ageFrom(), Types.INTEGER);
            row.setObject(22, known.ageTo(), Types.INTEGER);
            row.setObject(23, known.heightMm(), Types.INTEGER);
            row.setObject(24, known.widthMm(), Types.INTEGER);
            row.setObject(25, known.thicknessMm(), Types.INTEGER);
            row.setObject(26, known.weightG(), Types.INTEGER);
            row.setObject(27, known.availableFrom(), Types.DATE);
        }

        private void fillSeries(@Nullable SeriesVolume volume) throws SQLException {
            row.setObject(13, volume == null ? null : id(series, volume.name()), Types.OTHER);
            row.setString(14, volume == null ? null : volume.volume());
            row.setBigDecimal(15, volume == null ? null : volume.order());
        }
    }
}
