package io.bookstore.storefront.api;

import java.time.Instant;
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
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** What staff may do. */
public interface BackOfficeApi {

    record Stock(long onHand, long reserved, long available) {}

    /** @param threshold at how many available copies the book counts as low */
    record LowStock(String bookId, long onHand, long reserved, long available, long threshold) {}

    record Threshold(int threshold) {}

    record Receipt(int quantity, String reference) {}

    /** Where a picture is to be fetched from, once. */
    record ImageUrl(String url) {}

    /**
     * One entry of a book's history.
     *
     * @param changes {@code {field: {from, to}}}
     */
    record Change(
            @Nullable Long version,
            @Nullable String action,
            @Nullable JsonNode changes,
            @Nullable String actorId,
            @Nullable Instant at,
            @Nullable String importId) {}

    @PostExchange("/v1/books")
    Book create(OnBehalf who, @RequestBody Map<String, @Nullable Object> book);

    @GetExchange("/v1/admin/books/{id}/changes")
    Listing<Change> changes(OnBehalf who, @PathVariable String id, @RequestParam int limit, @RequestParam long offset);

    @PutExchange("/v1/books/{id}/image")
    void putImage(OnBehalf who, @PathVariable String id, @RequestBody ImageUrl image);

    @DeleteExchange("/v1/books/{id}/image")
    void deleteImage(OnBehalf who, @PathVariable String id);

    /** A merge patch: only what is to change. */
    @PatchExchange(url = "/v1/books/{id}", contentType = "application/merge-patch+json")
    ResponseEntity<Book> patch(
            OnBehalf who,
            @PathVariable String id,
            @RequestHeader("If-Match") String etag,
            @RequestBody Map<String, ? extends @Nullable Object> changes);

    @DeleteExchange("/v1/books/{id}")
    void takeOffSale(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/inventory/{bookId}")
    Stock stock(OnBehalf who, @PathVariable String bookId);

    @PostExchange("/v1/admin/inventory/{bookId}/receipts")
    void receive(OnBehalf who, @PathVariable String bookId, @RequestBody Receipt receipt);

    @GetExchange("/v1/admin/orders")
    Listing<Order> orders(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    /** @param evidenceDueAt until when the bank can be answered, null when nobody can any more */
    record Dispute(
            String orderId,
            long amountCents,
            String currency,
            String reason,
            @Nullable Instant evidenceDueAt) {}

    @GetExchange("/v1/admin/disputes")
    Listing<Dispute> disputes(OnBehalf who, @RequestParam String state, @RequestParam int limit);

    @GetExchange("/v1/admin/inventory/low-stock")
    Listing<LowStock> lowStock(OnBehalf who, @RequestParam int limit, @RequestParam long offset);

    @PutExchange("/v1/admin/inventory/{bookId}/threshold")
    void setThreshold(OnBehalf who, @PathVariable String bookId, @RequestBody Threshold threshold);

    @GetExchange("/health")
    JsonNode health(OnBehalf who);
}
