package io.bookstore.storefront.book;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.shop.BookCard;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.Parts.Part;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class BookController {

    private static final int SHOWN = 6;

    private final CatalogApi catalog;
    private final SearchApi search;
    private final BookPages pages;
    private final RelatedBooks related;
    private final BookCards cards;
    private final Parts parts;

    BookController(
            CatalogApi catalog, SearchApi search, BookPages pages, RelatedBooks related, BookCards cards, Parts parts) {
        this.catalog = catalog;
        this.search = search;
        this.pages = pages;
        this.related = related;
        this.cards = cards;
        this.parts = parts;
    }

    @GetMapping("/books/{key}")
    String book(@PathVariable String key, Model model, Shopper shopper) {
        String id = Links.bookKey(key).orElseThrow(NotFound::new);
        OnBehalf who = shopper.anyone();
        Book book = fetch(id, who);
        Part<List<Book>> alike = parts.begin("related books", () -> related.read(search.related(who, book.id())));
        Part<List<BookCard>> sameAuthor = parts.begin("books of the author", () -> ofAuthor(book, who));
        model.addAttribute("page", pages.of(book));
        model.addAttribute("related", cards.of(firsts(alike.get().orElse(List.of()), book)));
        model.addAttribute("sameAuthor", sameAuthor.get().orElse(List.of()));
        return "book";
    }

    private Book fetch(String id, OnBehalf who) {
        try {
            return Objects.requireNonNull(catalog.book(who, id).getBody());
        } catch (ApiProblem refused) {
            if (refused.status() == 404 || refused.status() == 400) throw new NotFound();
            throw refused;
        }
    }

    private List<BookCard> ofAuthor(Book book, OnBehalf who) {
        if (book.authors().isEmpty() || book.authors().getFirst().id() == null) return List.of();
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("author", book.authors().getFirst().id());
        query.add("sort", "bestselling");
        query.add("limit", "40");
        List<Book> others = catalog.books(who, query).data().stream()
                .filter(other -> !Objects.equals(other.workId(), book.workId()))
                .toList();
        return cards.byWork(others).stream().limit(SHOWN).toList();
    }

    private static List<Book> firsts(List<Book> books, Book than) {
        return books.stream()
                .filter(other -> !Objects.equals(other.workId(), than.workId()))
                .limit(SHOWN)
                .toList();
    }
}
