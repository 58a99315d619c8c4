package io.bookstore.storefront.home;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchAnswer;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.shop.BookCard;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Categories;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.Parts.Part;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomeController {

    private static final int SHOWN = 12;
    private static final int FETCHED = 24;

    private final CatalogApi catalog;
    private final SearchApi search;
    private final Categories categories;
    private final SeriesToStart seriesToStart;
    private final BookCards cards;
    private final Parts parts;

    HomeController(
            CatalogApi catalog,
            SearchApi search,
            Categories categories,
            SeriesToStart seriesToStart,
            BookCards cards,
            Parts parts) {
        this.catalog = catalog;
        this.search = search;
        this.categories = categories;
        this.seriesToStart = seriesToStart;
        this.cards = cards;
        this.parts = parts;
    }

    @GetMapping("/")
    String home(Model model, Shopper shopper) {
        OnBehalf who = shopper.anyone();
        Part<SearchAnswer> selling =
                parts.begin("bestsellers", () -> search.search(who, sorted("bestselling", "series")));
        Part<SearchAnswer> recent = parts.begin("new books", () -> search.search(who, sorted("newest", "none")));
        Part<SearchAnswer> loved = parts.begin("favourites", () -> search.search(who, sorted("rating", "none")));
        model.addAttribute("bestsellers", shelf(selling, "bestselling", who));
        model.addAttribute("newest", shelf(recent, "newest", who));
        model.addAttribute("favourites", shelf(loved, "rating", who));
        model.addAttribute(
                "series",
                selling.get().map(answer -> seriesToStart.among(answer, who)).orElse(List.of()));
        model.addAttribute("shelves", categories.largest(who, 18));
        return "home";
    }

    /** Search knows works; when it rests, catalog's editions are grouped here. */
    private List<BookCard> shelf(Part<SearchAnswer> found, String sort, OnBehalf who) {
        Optional<SearchAnswer> answer = found.get().filter(hits -> !hits.hits().isEmpty());
        List<BookCard> shelf = answer.isPresent()
                ? cards.of(answer.get().hits())
                : parts.now(sort + " from catalog", () -> catalog.books(who, list(sort)))
                        .map(Listing<Book>::data)
                        .map(cards::byWork)
                        .orElse(List.of());
        return shelf.subList(0, Math.min(SHOWN, shelf.size()));
    }

    private static MultiValueMap<String, String> sorted(String sort, String facets) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("sort", sort);
        query.add("size", Integer.toString(SHOWN));
        query.add("facets", facets);
        return query;
    }

    private static MultiValueMap<String, String> list(String sort) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("sort", sort);
        query.add("limit", Integer.toString(FETCHED));
        return query;
    }
}
