package io.bookstore.storefront.search;

import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

@Controller
class SearchController {

    private static final int LONGEST = 100;
    private static final String FACET_OPTIONS = "50";

    private final FindBooks findBooks;
    private final SearchApi search;
    private final Suggestions suggestions;
    private final Facets facets;
    private final Parts parts;

    SearchController(FindBooks findBooks, SearchApi search, Suggestions suggestions, Facets facets, Parts parts) {
        this.facets = facets;
        this.findBooks = findBooks;
        this.search = search;
        this.suggestions = suggestions;
        this.parts = parts;
    }

    @GetMapping("/search")
    Object search(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            Shopper shopper) {
        SearchQuery query = SearchQuery.of(parameters);
        FindBooks.Found found = findBooks.find(query, shopper.anyone());
        if (found.elsewhere() != null && htmx == null) return new RedirectView(found.elsewhere());
        model.addAttribute("query", query);
        model.addAttribute("result", found.page());
        return "search";
    }

    /** The options of a long facet that begin so: a list for the page that asks with htmx, else a page of its own. */
    @GetMapping("/search/facets/{facet:[a-z]{1,20}}")
    String facet(
            @PathVariable String facet,
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            Shopper shopper) {
        if (!SearchQuery.isFacet(facet)) throw new NotFound();
        SearchQuery query = SearchQuery.of(parameters);
        String words = prefix.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String usable = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        model.addAttribute("query", query);
        model.addAttribute("facet", facet);
        model.addAttribute("label", Facets.label(facet, facet));
        model.addAttribute("back", query.url());
        model.addAttribute("prefix", usable);
        model.addAttribute("found", options(query, facet, usable, shopper).orElse(null));
        return htmx == null ? "facet" : "fragments/facet-found";
    }

    private Optional<List<ResultPage.OptionView>> options(
            SearchQuery query, String facet, String prefix, Shopper shopper) {
        MultiValueMap<String, String> asked = query.forSearch();
        asked.set("size", FACET_OPTIONS);
        asked.remove("page");
        asked.remove("sort");
        if (!prefix.isEmpty()) asked.set("prefix", prefix);
        return parts.now("options of a facet", () -> search.facet(shopper.anyone(), facet, asked))
                .map(answer -> facets.options(query, facet, answer.options(), null));
    }

    /** A list of links under the search field; nothing at all when search rests. */
    @GetMapping("/search/suggest")
    String suggest(@RequestParam(defaultValue = "") String q, Model model, Shopper shopper) {
        String words = q.strip();
        boolean usable = words.length() >= 2 && words.length() <= LONGEST && words.indexOf('\0') < 0;
        List<Suggestions.Suggestion> found = usable
                ? parts.now("suggestions", () -> search.suggest(shopper.anyone(), words))
                        .map(suggestions::read)
                        .orElse(List.of())
                : List.of();
        model.addAttribute("suggestions", found);
        return "fragments/suggestions";
    }
}
