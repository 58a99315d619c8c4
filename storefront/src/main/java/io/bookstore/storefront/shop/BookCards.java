package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.cover.Covers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes {@link BookCard}s. */
@Component
public final class BookCards {

    private final Covers covers;
    private final Links links;
    private final MoneyWords money;
    private final StockWords stock;

    BookCards(Covers covers, Links links, MoneyWords money, StockWords stock) {
        this.covers = covers;
        this.links = links;
        this.money = money;
        this.stock = stock;
    }

    public BookCard of(Book book) {
        int others = book.editionsCount() == null ? 0 : book.editionsCount() - 1;
        return card(book, others);
    }

    public List<BookCard> of(List<Book> books) {
        return books.stream().map(this::of).toList();
    }

    /** @param queryId of the search that found the books; their links carry it, so that the search can learn */
    public List<BookCard> of(List<Book> books, @Nullable String queryId) {
        return of(books).stream()
                .map(card -> SearchFeedback.isQueryId(queryId) ? card.linked(card.url() + "?from=" + queryId) : card)
                .toList();
    }

    /** One card per work, for lists that hold every edition; the first edition stands for the work. */
    public List<BookCard> byWork(List<Book> books) {
        Map<String, List<Book>> works = books.stream()
                .collect(Collectors.groupingBy(
                        book -> book.workId() == null ? book.id() : book.workId(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<BookCard> cards = new ArrayList<>();
        works.values().forEach(editions -> cards.add(card(editions.getFirst(), editions.size() - 1)));
        return cards;
    }

    private BookCard card(Book book, int others) {
        boolean worthSaying = !stock.tone(book.availability()).equals("good");
        return new BookCard(
                links.book(book),
                covers.of(book),
                book.title(),
                byline(book.authorNames()),
                seriesPlace(book),
                money.of(book.priceCents(), book.currency()),
                book.formatName(),
                others < 1 ? null : others == 1 ? "1 other format" : others + " other formats",
                worthSaying ? stock.words(book.availability()) : "",
                stock.tone(book.availability()));
    }

    public static String byline(List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            case 2 -> names.get(0) + " and " + names.get(1);
            case 3 -> names.get(0) + ", " + names.get(1) + " and " + names.get(2);
            default -> names.get(0) + ", " + names.get(1) + " and others";
        };
    }

    public static @Nullable String seriesPlace(Book book) {
        Book.SeriesPlace series = book.series();
        if (series == null) return null;
        return series.volume() == null || series.volume().isBlank()
                ? series.name()
                : series.name() + ", book\u00a0" + series.volume();
    }
}
