package io.bookstore.storefront.book;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.ReviewsApi.Reviews;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.book.BookReviews.Attempt;
import io.bookstore.storefront.book.SeriesNeighbours.Neighbours;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.Parts.Part;
import io.bookstore.storefront.shopper.Account;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Gathers the page of a book; only the book itself must be there. */
@Component
class ShowBook {

    private static final int SHOWN = 6;

    /** As many as are shown, after those that are shown as by the same author. */
    private static final int ALIKE = 4 * SHOWN;

    private final CatalogApi catalog;
    private final SearchApi search;
    private final BookPages pages;
    private final BookReviews reviews;
    private final SeriesNeighbours neighbours;
    private final RelatedBooks related;
    private final SchemaOrg schemaOrg;
    private final BookCards cards;
    private final Parts parts;

    ShowBook(
            CatalogApi catalog,
            SearchApi search,
            BookPages pages,
            BookReviews reviews,
            SeriesNeighbours neighbours,
            RelatedBooks related,
            SchemaOrg schemaOrg,
            BookCards cards,
            Parts parts) {
        this.catalog = catalog;
        this.search = search;
        this.pages = pages;
        this.reviews = reviews;
        this.neighbours = neighbours;
        this.related = related;
        this.schemaOrg = schemaOrg;
        this.cards = cards;
        this.parts = parts;
    }

    /** @return the name of the template */
    String show(String id, int reviewsPage, Attempt attempt, Model model, Shopper shopper) {
        return show(fetch(id, shopper.anyone()), reviewsPage, attempt, model, shopper);
    }

    String show(Book book, int reviewsPage, Attempt attempt, Model model, Shopper shopper) {
        OnBehalf who = shopper.anyone();
        OnBehalf reader = shopper.reader();
        Part<Reviews> written = parts.begin("reviews", () -> reviews.fetch(book.id(), reviewsPage, reader));
        Part<Neighbours> volumes = parts.begin("series", () -> neighbours.of(book, who));
        Part<List<Book>> alike =
                parts.begin("related books", () -> related.read(search.related(who, book.id(), ALIKE)));
        Part<List<Book>> sameAuthor = parts.begin("books of the author", () -> ofAuthor(book, who));
        BookPage page = pages.of(book);
        Optional<Reviews> found = written.get();
        model.addAttribute("page", page);
        model.addAttribute("volumes", volumes.get().orElse(Neighbours.NONE));
        List<Book> byAuthor = sameAuthor.get().orElse(List.of());
        model.addAttribute("sameAuthor", cards.byWork(byAuthor));
        model.addAttribute("related", cards.of(others(alike.get().orElse(List.of()), book, byAuthor)));
        boolean signedIn = shopper.account().isPresent();
        model.addAttribute(
                "reviews",
                found.map(all -> reviews.part(book.id(), page.url(), reviewsPage, all, signedIn, attempt))
                        .orElse(null));
        model.addAttribute("errors", attempt.errors());
        model.addAttribute("staff", shopper.account().filter(Account::isStaff).isPresent());
        model.addAttribute(
                "jsonLd",
                schemaOrg.book(
                        book,
                        page.canonical(),
                        page.cover().src(),
                        found.map(Reviews::data).orElse(List.of())));
        return "book";
    }

    Book fetch(String id, OnBehalf who) {
        try {
            return Objects.requireNonNull(catalog.book(who, id).getBody());
        } catch (ApiProblem refused) {
            if (refused.status() == 404 || refused.status() == 400) throw new NotFound();
            throw refused;
        }
    }

    /** All editions of the works that are shown. */
    private List<Book> ofAuthor(Book book, OnBehalf who) {
        if (book.authors().isEmpty() || book.authors().getFirst().id() == null) return List.of();
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("author", book.authors().getFirst().id());
        query.add("sort", "bestselling");
        query.add("limit", "40");
        List<Book> others = catalog.books(who, query).data().stream()
                .filter(other -> !Objects.equals(other.workId(), book.workId()))
                .toList();
        Set<String> shown =
                others.stream().map(ShowBook::work).distinct().limit(SHOWN).collect(Collectors.toSet());
        return others.stream().filter(other -> shown.contains(work(other))).toList();
    }

    /** What is alike and not shown beside it already. */
    private static List<Book> others(List<Book> alike, Book than, List<Book> shown) {
        Set<String> known = shown.stream().map(ShowBook::work).collect(Collectors.toSet());
        return alike.stream()
                .filter(other -> !work(other).equals(work(than)) && !known.contains(work(other)))
                .limit(SHOWN)
                .toList();
    }

    private static String work(Book book) {
        return book.workId() == null ? book.id() : book.workId();
    }
}
