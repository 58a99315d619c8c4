package io.bookstore.catalog.browse;

import io.bookstore.catalog.availability.Availability;
import io.bookstore.catalog.availability.StockLevels;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.book.PublicationDate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The page of one book. */
@Component
class ShowBook {

    private final JdbcClient jdbc;
    private final BookRows rows;
    private final StockLevels levels;
    private final Clock clock;

    ShowBook(JdbcClient jdbc, BookRows rows, StockLevels levels, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.levels = levels;
        this.clock = clock;
    }

    /** Empty for a deleted book too. */
    @Transactional(readOnly = true)
    Optional<BookPage> show(BookKey key) {
        return rows.idOf(key).flatMap(rows::find).filter(BookView::active).map(this::page);
    }

    private BookPage page(BookView book) {
        List<BookView> editions = rows.byIds(editionsOf(book.workId()));
        Map<UUID, Integer> copies =
                levels.of(editions.stream().map(BookView::id).toList());
        List<BookPage.Edition> shown = editions.stream()
                .map(edition -> new BookPage.Edition(
                        edition.id(),
                        edition.isbn13(),
                        edition.title(),
                        edition.format(),
                        edition.language(),
                        edition.published(),
                        edition.priceCents(),
                        edition.currency(),
                        availability(edition, copies)))
                .toList();
        return new BookPage(book, book.details(), availability(book, copies), shown);
    }

    List<UUID> editionsOf(UUID work) {
        return jdbc.sql("select id from book where work_id = :work and active order by format, price_cents, id")
                .param("work", work)
                .query(UUID.class)
                .list();
    }

    private Availability availability(BookView book, Map<UUID, Integer> copies) {
        LocalDate soldFrom = Optional.ofNullable(book.kept().availableFrom())
                .or(() -> Optional.ofNullable(book.published())
                        .flatMap(PublicationDate::parse)
                        .map(PublicationDate::firstDay))
                .orElse(null);
        return Availability.of(copies.getOrDefault(book.id(), 0), soldFrom, LocalDate.now(clock));
    }
}
