package io.bookstore.storefront.api;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import tools.jackson.databind.JsonNode;

/** Finding books. */
public interface SearchApi {

    @GetExchange("/v1/search")
    SearchAnswer search(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/v1/search/suggest")
    JsonNode suggest(OnBehalf who, @RequestParam String q);

    @GetExchange("/v1/books/{id}/related")
    JsonNode related(OnBehalf who, @PathVariable String id);
}
