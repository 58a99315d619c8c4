package io.bookstore.storefront.shelf;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.Named;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Categories;
import io.bookstore.storefront.shop.Category;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.ReadingOrder;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The shelves: categories, authors, and series in reading order. */
@Controller
class ShelfController {

    private final CatalogApi catalog;
    private final Shelves shelves;
    private final Categories categories;
    private final BookCards cards;
    private final Links links;
    private final Parts parts;

    ShelfController(
            CatalogApi catalog, Shelves shelves, Categories categories, BookCards cards, Links links, Parts parts) {
        this.catalog = catalog;
        this.shelves = shelves;
        this.categories = categories;
        this.cards = cards;
        this.links = links;
        this.parts = parts;
    }

    @GetMapping("/categories/{slug:[a-z0-9-]{1,100}}")
    String category(
            @PathVariable String slug, @RequestParam Map<String, String> parameters, Model model, Shopper shopper) {
        Optional<Category> known = categories.find(shopper.anyone(), slug);
        Shelf shelf = shelves.fetch("category", slug, links.category(slug), parameters, shopper.anyone());
        if (known.isEmpty() && shelf.total() == 0) throw new NotFound();
        model.addAttribute("kind", "Category");
        model.addAttribute("name", known.map(Category::name).orElse(slug.replace('-', ' ')));
        model.addAttribute("below", known.map(Category::children).orElse(List.of()));
        model.addAttribute("refine", "/search?category=" + slug);
        model.addAttribute("shelf", shelf);
        return "shelf";
    }

    @GetMapping("/authors/{key}")
    String author(
            @PathVariable String key, @RequestParam Map<String, String> parameters, Model model, Shopper shopper) {
        OnBehalf who = shopper.anyone();
        String id = Links.idKey(key).orElse(null);
        String author = id == null ? words(key) : id;
        Shelf shelf = shelves.fetch("author", author, "/authors/" + key, parameters, who);
        if (shelf.total() == 0) throw new NotFound();
        model.addAttribute("kind", "Author");
        model.addAttribute(
                "name",
                name(
                        id,
                        author,
                        shelf,
                        book -> contributor(book, author),
                        () -> new Named(author, catalog.author(who, author).name())));
        model.addAttribute("below", List.of());
        if (id != null) model.addAttribute("refine", "/search?author=" + id);
        model.addAttribute("shelf", shelf);
        return "shelf";
    }

    @GetMapping("/series/{key}")
    String series(@PathVariable String key, Model model, Shopper shopper) {
        OnBehalf who = shopper.anyone();
        String series = Links.idKey(key).orElse(words(key));
        Listing<Book> books = fetch(() -> catalog.books(who, Shelves.all("series", series)));
        var inOrder = ReadingOrder.of(books.data());
        if (inOrder.isEmpty()) throw new NotFound();
        Book.SeriesPlace place = inOrder.getFirst().series();
        model.addAttribute("name", place == null ? words(key) : place.name());
        model.addAttribute("byline", BookCards.byline(inOrder.getFirst().authorNames()));
        model.addAttribute("cards", cards.of(inOrder));
        model.addAttribute("books", inOrder);
        return "series";
    }

    private String name(
            @Nullable String id,
            String otherwise,
            Shelf shelf,
            Function<Book, Optional<String>> inBook,
            Supplier<Named> ask) {
        Optional<String> onShelf =
                shelf.books().stream().map(inBook).flatMap(Optional::stream).findFirst();
        if (onShelf.isPresent() || id == null) return onShelf.orElse(otherwise);
        return parts.now("author's name", ask).map(Named::name).orElse("This author");
    }

    private static Optional<String> contributor(Book book, String author) {
        return book.authors().stream()
                .filter(person -> author.equals(person.id()) || author.equalsIgnoreCase(person.name()))
                .map(Book.Contributor::name)
                .findFirst();
    }

    private static <T> T fetch(Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiProblem refused) {
            if (refused.status() == 400 || refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    private static String words(String slug) {
        return slug.replace('-', ' ');
    }
}
