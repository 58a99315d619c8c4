package io.bookstore.storefront.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** What staff may do. */
public interface BackOfficeApi {

    record Stock(long onHand, long reserved, long available) {}

    record Receipt(int quantity, String reference) {}

    /** A merge patch: only what is to change. */
    @PatchExchange(url = "/v1/books/{id}", contentType = "application/merge-patch+json")
    ResponseEntity<Book> patch(
            OnBehalf who,
            @PathVariable String id,
            @RequestHeader("If-Match") String etag,
            @RequestBody Map<String, @Nullable Object> changes);

    @DeleteExchange("/v1/books/{id}")
    void takeOffSale(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/inventory/{bookId}")
    Stock stock(OnBehalf who, @PathVariable String bookId);

    @PostExchange("/v1/admin/inventory/{bookId}/receipts")
    void receive(OnBehalf who, @PathVariable String bookId, @RequestBody Receipt receipt);

    @GetExchange("/v1/admin/orders")
    Listing<Order> orders(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/v1/admin/inventory/low-stock")
    JsonNode lowStock(OnBehalf who);

    @GetExchange("/health")
    JsonNode health(OnBehalf who);
}
