package io.bookstore.storefront.api;

import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import tools.jackson.databind.JsonNode;

/** What stands on the shelves. */
public interface CatalogApi {

    @GetExchange("/v1/books")
    Listing<Book> books(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    /** @param id a UUID or an ISBN */
    @GetExchange("/v1/books/{id}")
    ResponseEntity<Book> book(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/categories")
    JsonNode categories(OnBehalf who);

    @GetExchange("/v1/authors/{id}")
    AuthorPage author(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/series/{id}")
    Named series(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/works/{id}")
    Work work(OnBehalf who, @PathVariable String id);
}
