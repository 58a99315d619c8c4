package io.bookstore.storefront.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Finding books. */
public interface SearchApi {

    /** @param kind {@code click} or {@code cart} */
    record Happened(String queryId, String bookId, String kind) {}

    /** Options of one facet that begin so. */
    record FacetOptions(
            String id, @Nullable String label, @Nullable List<SearchAnswer.Option> options) {
        @Override
        public List<SearchAnswer.Option> options() {
            return options == null ? List.of() : options;
        }
    }

    @GetExchange("/v1/search")
    SearchAnswer search(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/v1/search/suggest")
    JsonNode suggest(OnBehalf who, @RequestParam String q);

    @GetExchange("/v1/books/{id}/related")
    JsonNode related(OnBehalf who, @PathVariable String id, @RequestParam int limit);

    @GetExchange("/v1/search/facets/{facet}")
    FacetOptions facet(OnBehalf who, @PathVariable String facet, @RequestParam MultiValueMap<String, String> query);

    @PostExchange("/v1/search/events")
    void happened(OnBehalf who, @RequestBody Happened event);
}
