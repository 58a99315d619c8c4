package io.bookstore.storefront.shelf;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Availability;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.Work;
import io.bookstore.storefront.cover.Cover;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.StockWords;
import io.bookstore.storefront.shop.Texts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A work with all its editions side by side. */
@Controller
class WorkController {

    private final CatalogApi catalog;
    private final Covers covers;
    private final Links links;
    private final MoneyWords money;
    private final DateWords dates;
    private final StockWords stock;
    private final Parts parts;

    WorkController(
            CatalogApi catalog,
            Covers covers,
            Links links,
            MoneyWords money,
            DateWords dates,
            StockWords stock,
            Parts parts) {
        this.catalog = catalog;
        this.covers = covers;
        this.links = links;
        this.money = money;
        this.dates = dates;
        this.stock = stock;
        this.parts = parts;
    }

    record Edition(
            String url,
            Cover cover,
            String format,
            String language,
            String publisher,
            String published,
            String isbn,
            String price,
            String stock,
            String tone) {}

    @GetMapping("/works/{key}")
    String work(@PathVariable String key, Model model, Shopper shopper) {
        OnBehalf who = shopper.anyone();
        Work work = fetch(Links.idKey(key).orElseThrow(NotFound::new), who);
        if (work.editions().isEmpty()) throw new NotFound();
        Book first = work.editions().getFirst();
        Map<String, Availability> availability =
                parts.now("availability", () -> availability(first, who)).orElse(Map.of());
        model.addAttribute("workTitle", work.title());
        model.addAttribute("byline", BookCards.byline(first.authorNames()));
        model.addAttribute("originalYear", work.originalYear());
        model.addAttribute("url", links.work(work.id(), work.title()));
        model.addAttribute(
                "editions",
                work.editions().stream()
                        .sorted(Comparator.comparing((Book book) -> Texts.orEmpty(book.published()))
                                .reversed())
                        .map(book -> edition(book, availability.get(book.id())))
                        .toList());
        return "work";
    }

    private Work fetch(String id, OnBehalf who) {
        try {
            return catalog.work(who, id);
        } catch (ApiProblem refused) {
            if (refused.status() == 400 || refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    /** A work's editions say nothing of stock, but the page of one of them does of all. */
    private Map<String, Availability> availability(Book first, OnBehalf who) {
        Book book = Objects.requireNonNull(catalog.book(who, first.id()).getBody());
        return book.editions().stream()
                .filter(edition -> edition.availability() != null)
                .collect(Collectors.toMap(
                        Book.Edition::id, edition -> Objects.requireNonNull(edition.availability()), (a, b) -> a));
    }

    private Edition edition(Book book, @Nullable Availability availability) {
        boolean file = List.of("ebook", "audiobook").contains(Texts.orEmpty(book.format()));
        boolean available = file && stock.tone(availability).equals("good");
        return new Edition(
                links.book(book),
                covers.of(book),
                book.formatName().isEmpty() ? "Edition" : book.formatName(),
                book.language() == null ? "" : Texts.language(book.language()),
                Texts.orEmpty(book.publisher()),
                dates.published(book.published()),
                Texts.orEmpty(book.isbn13()),
                money.of(book.priceCents(), book.currency()),
                available ? "Available" : stock.words(availability),
                stock.tone(availability));
    }
}
