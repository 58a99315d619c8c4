package io.bookstore.storefront.search;

import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SearchController {

    private static final int LONGEST = 100;

    private final FindBooks findBooks;
    private final SearchApi search;
    private final Suggestions suggestions;
    private final Parts parts;

    SearchController(FindBooks findBooks, SearchApi search, Suggestions suggestions, Parts parts) {
        this.findBooks = findBooks;
        this.search = search;
        this.suggestions = suggestions;
        this.parts = parts;
    }

    @GetMapping("/search")
    String search(@RequestParam MultiValueMap<String, String> parameters, Model model, Shopper shopper) {
        SearchQuery query = SearchQuery.of(parameters);
        model.addAttribute("query", query);
        model.addAttribute("result", findBooks.find(query, shopper.anyone()));
        return "search";
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
