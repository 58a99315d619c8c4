package io.bookstore.catalog.browse;

import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.naming.Contributors;
import io.bookstore.catalog.naming.SeriesNames;
import io.bookstore.catalog.naming.Works;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pages of authors, series and works. */
@Component
class NamedPages {

    private static final int AUTHORS_BOOKS = 100;
    private static final int SERIES_BOOKS = 1_000;

    private final JdbcClient jdbc;
    private final BookRows rows;
    private final ListBooks listBooks;
    private final Contributors contributors;
    private final SeriesNames seriesNames;
    private final Works works;
    private final ShowBook showBook;

    NamedPages(
            JdbcClient jdbc,
            BookRows rows,
            ListBooks listBooks,
            Contributors contributors,
            SeriesNames seriesNames,
            Works works,
            ShowBook showBook) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.listBooks = listBooks;
        this.contributors = contributors;
        this.seriesNames = seriesNames;
        this.works = works;
        this.showBook = showBook;
    }

    @Transactional(readOnly = true)
    Optional<AuthorView> author(UUID id) {
        return contributors.find(id).map(author -> {
            Page<BookView> books = listBooks.list(BookFilter.ofAuthor(id), new PageQuery(AUTHORS_BOOKS, 0, null));
            return new AuthorView(id, author.name(), author.otherNames(), books.total(), books.data());
        });
    }

    @Transactional(readOnly = true)
    Optional<SeriesView> series(UUID id) {
        return seriesNames.find(id).map(series -> {
            List<BookView> books = rows.byIds(inReadingOrder(id));
            return new SeriesView(id, series.name(), books.size(), books);
        });
    }

    @Transactional(readOnly = true)
    Optional<WorkView> work(UUID id) {
        return works.find(id)
                .map(work -> new WorkView(id, work.title(), work.originalYear(), rows.byIds(showBook.editionsOf(id))));
    }

    private List<UUID> inReadingOrder(UUID series) {
        return jdbc.sql("""
                        select id from book where series_id = :series and active
                        order by series_order nulls last, published_on nulls last, title_key, id limit :limit
                        """)
                .param("series", series)
                .param("limit", SERIES_BOOKS)
                .query(UUID.class)
                .list();
    }

    /** @param books the newest hundred; all of them are in the list of books, with {@code author=<id>} */
    record AuthorView(UUID id, String name, List<String> otherNames, long booksCount, List<BookView> books) {}

    /** @param books in reading order */
    record SeriesView(UUID id, String name, int booksCount, List<BookView> books) {}

    record WorkView(UUID id, String title, @Nullable Integer originalYear, List<BookView> editions) {}
}
