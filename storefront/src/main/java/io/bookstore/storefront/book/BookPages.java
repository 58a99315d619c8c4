package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Availability;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.Book.Contributor;
import io.bookstore.storefront.api.Book.Edition;
import io.bookstore.storefront.api.BookDetails;
import io.bookstore.storefront.book.BookPage.Choice;
import io.bookstore.storefront.book.BookPage.Link;
import io.bookstore.storefront.book.BookPage.Maker;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.ShopSettings;
import io.bookstore.storefront.shop.StockWords;
import io.bookstore.storefront.shop.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes {@link BookPage}s. */
@Component
class BookPages {

    private static final Set<String> DIGITAL = Set.of("ebook", "audiobook");
    private static final List<String> ORDER =
            List.of("hardcover", "paperback", "mass_market", "board_book", "ebook", "audiobook");
    private static final int SUMMARY = 155;
    private static final int DAY = 10;

    private final Covers covers;
    private final Links links;
    private final MoneyWords money;
    private final DateWords dates;
    private final StockWords stock;
    private final BookFacts facts;
    private final ShopSettings settings;

    BookPages(
            Covers covers,
            Links links,
            MoneyWords money,
            DateWords dates,
            StockWords stock,
            BookFacts facts,
            ShopSettings settings) {
        this.facts = facts;
        this.covers = covers;
        this.links = links;
        this.money = money;
        this.dates = dates;
        this.stock = stock;
        this.settings = settings;
    }

    BookPage of(Book book) {
        String canonical = settings.publicUrl().toString().replaceAll("/$", "") + links.book(book);
        List<String> paragraphs = Texts.paragraphs(book.description());
        return new BookPage(
                book.id(),
                book.title(),
                book.subtitle(),
                covers.of(book),
                makers(book.authors()),
                series(book),
                editions(book),
                rating(book),
                formats(book),
                book.formatName(),
                money.of(book.priceCents(), book.currency()),
                book.availability(),
                stockWords(book.format(), book.availability()),
                stock.tone(book.availability()),
                stock.canBuy(book.availability()),
                !isDigital(book.format()),
                paragraphs,
                promise(book),
                facts.of(book),
                links.book(book),
                canonical,
                summary(book, paragraphs));
    }

    private List<Maker> makers(List<Contributor> contributors) {
        return contributors.stream()
                .sorted(Comparator.comparing(contributor -> !contributor.isAuthor()))
                .map(contributor -> new Maker(
                        contributor.name(),
                        links.author(contributor.id(), contributor.name()),
                        contributor.isAuthor()
                                ? null
                                : String.valueOf(contributor.role()).replace('_', ' ')))
                .toList();
    }

    private @Nullable Link series(Book book) {
        Book.SeriesPlace place = book.series();
        if (place == null) return null;
        String label = place.volume() == null || place.volume().isBlank()
                ? place.name()
                : "Book " + place.volume() + " of " + place.name();
        return new Link(label, links.series(place.id(), place.name()));
    }

    private static @Nullable String rating(Book book) {
        if (!book.isRated() || book.rating() == null) return null;
        return String.format(Locale.ENGLISH, "%.1f out of 5 from ", book.rating())
                + Texts.count(Objects.requireNonNullElse(book.ratingsCount(), 0), "rating", "ratings");
    }

    /** This edition and the other ones, in an order that stays the same on each of their pages. */
    private List<Choice> formats(Book book) {
        Stream<Choice> others = book.editions().stream()
                .filter(edition -> !edition.id().equals(book.id()))
                .sorted(Comparator.comparingInt(edition -> rank(edition.format())))
                .map(edition -> choice(edition, book));
        Choice current = new Choice(
                links.book(book),
                book.formatName().isEmpty() ? "This edition" : book.formatName(),
                money.of(book.priceCents(), book.currency()),
                stockWords(book.format(), book.availability()),
                stock.tone(book.availability()),
                true);
        return Stream.concat(Stream.of(current), others)
                .sorted(Comparator.comparingInt(choice -> rank(formatOf(choice))))
                .toList();
    }

    private Choice choice(Edition edition, Book book) {
        return new Choice(
                links.book(edition.id(), edition.isbn13(), book.title()),
                edition.formatName(),
                edition.priceCents() == null
                        ? ""
                        : money.of(
                                edition.priceCents(),
                                edition.currency() == null ? book.currency() : edition.currency()),
                stockWords(edition.format(), edition.availability()),
                stock.tone(edition.availability()),
                false);
    }

    /** A file cannot run out, so it is not "in stock" either. */
    private String stockWords(@Nullable String format, @Nullable Availability availability) {
        boolean file = isDigital(format) && stock.tone(availability).equals("good");
        return file ? "Available" : stock.words(availability);
    }

    private static boolean isDigital(@Nullable String format) {
        return format != null && DIGITAL.contains(format);
    }

    private static String formatOf(Choice choice) {
        return ORDER.stream()
                .filter(format -> Book.formatName(format).equals(choice.format()))
                .findFirst()
                .orElse("");
    }

    private static int rank(@Nullable String format) {
        int rank = ORDER.indexOf(format);
        return rank < 0 ? ORDER.size() : rank;
    }

    private @Nullable Link editions(Book book) {
        if (book.workId() == null || book.editions().size() < 2) return null;
        return new Link("Compare all " + book.editions().size() + " editions", links.work(book.workId(), book.title()));
    }

    /** What a pre-order means, with the day when it is known. */
    private @Nullable String promise(Book book) {
        Availability availability = book.availability();
        if (availability == null || !availability.status().equalsIgnoreCase("preorder")) return null;
        String from = Objects.requireNonNullElse(
                availability.availableFrom(), Texts.orEmpty(BookDetails.of(book).availableFrom()));
        String day = dates.published(from.length() > DAY ? from.substring(0, DAY) : from);
        String when = day.isEmpty() ? "as soon as it appears" : "on the day it appears, " + day;
        return isDigital(book.format())
                ? "Order now and it is yours " + when + "."
                : "Order now and we send it " + when + ".";
    }

    private static String summary(Book book, List<String> paragraphs) {
        String text = paragraphs.isEmpty()
                ? book.title() + " by " + BookCards.byline(book.authorNames())
                : paragraphs.getFirst();
        if (text.length() <= SUMMARY) return text;
        int end = text.lastIndexOf(' ', SUMMARY);
        return text.substring(0, end > 0 ? end : SUMMARY) + "…";
    }
}
