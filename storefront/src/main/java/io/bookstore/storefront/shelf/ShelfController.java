package io.bookstore.storefront.shelf;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.AuthorPage;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Categories;
import io.bookstore.storefront.shop.Category;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.Parts.Part;
import io.bookstore.storefront.shop.ReadingOrder;
import io.bookstore.storefront.shopper.Shopper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        model.addAttribute("crumbs", crumbs(categories.path(shopper.anyone(), slug)));
        model.addAttribute("name", known.map(Category::name).orElse(slug.replace('-', ' ')));
        model.addAttribute("below", known.map(Category::children).orElse(List.of()));
        model.addAttribute("canonical", links.category(slug));
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
        Part<AuthorPage> known = parts.begin("author", () -> id == null ? null : catalog.author(who, author));
        Shelf shelf = shelves.fetch("author", author, "/authors/" + key, parameters, who);
        if (shelf.total() == 0) throw new NotFound();
        Optional<AuthorPage> page = known.get();
        String name = page.map(AuthorPage::name).orElseGet(() -> named(author, id, shelf));
        model.addAttribute("kind", "Author");
        model.addAttribute("name", name);
        model.addAttribute("otherNames", page.map(AuthorPage::otherNames).orElse(List.of()));
        model.addAttribute("below", List.of());
        model.addAttribute("canonical", links.author(id, name));
        if (id != null) model.addAttribute("refine", "/search?author=" + id);
        model.addAttribute("shelf", shelf);
        return "shelf";
    }

    private static String named(String author, @Nullable String id, Shelf shelf) {
        return shelf.books().stream()
                .map(book -> contributor(book, author))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(id == null ? author : "This author");
    }

    private static List<Crumb> crumbs(List<Category> path) {
        List<Crumb> crumbs = new ArrayList<>(List.of(new Crumb("All books", "/search")));
        path.stream()
                .limit(Math.max(0, path.size() - 1))
                .forEach(above -> crumbs.add(new Crumb(above.name(), above.url())));
        return crumbs;
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
        model.addAttribute("canonical", place == null ? "/series/" + key : links.series(place.id(), place.name()));
        model.addAttribute("cards", cards.of(inOrder));
        model.addAttribute("books", inOrder);
        return "series";
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
