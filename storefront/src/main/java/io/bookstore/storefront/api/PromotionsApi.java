package io.bookstore.storefront.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The desk of promotions. */
public interface PromotionsApi {

    record Effect(
            String type,
            @Nullable Integer basisPoints,
            @Nullable Long amountCents,
            @Nullable Integer buy,
            @Nullable Integer get,
            @Nullable Integer atLeast,
            @Nullable Set<String> methods) {}

    record Scope(
            @Nullable Set<String> categories,
            @Nullable Set<String> authors,
            @Nullable Set<String> series,
            @Nullable Set<String> books,
            @Nullable Set<String> formats) {}

    record Cost(String currency, long orders, long customers, long discountCents, long shippingDiscountCents) {}

    record Promotion(
            String id,
            String name,
            @Nullable String code,
            Effect effect,
            Scope scope,
            String segment,
            @Nullable String currency,
            long minBasketCents,
            String startsAt,
            @Nullable String endsAt,
            int priority,
            boolean exclusive,
            @Nullable Integer maxUses,
            @Nullable Integer maxUsesPerCustomer,
            boolean active,
            String state,
            int uses,
            @Nullable List<Cost> cost,
            long version) {}

    record Sum(
            String currency,
            int orders,
            int reached,
            long totalCents,
            long discountCents,
            long shippingDiscountCents) {}

    record Example(
            String orderId,
            String number,
            String currency,
            long totalCents,
            long discountCents,
            long shippingDiscountCents) {}

    record Report(int orders, boolean complete, List<Sum> sums, List<Example> examples) {}

    @GetExchange("/v1/admin/promotions")
    Listing<Promotion> all(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/v1/admin/promotions/{id}")
    Promotion one(OnBehalf who, @PathVariable String id);

    @PostExchange("/v1/admin/promotions")
    Promotion add(OnBehalf who, @RequestBody Map<String, Object> promotion);

    @PutExchange("/v1/admin/promotions/{id}")
    Promotion replace(
            OnBehalf who,
            @PathVariable String id,
            @RequestHeader(HttpHeaders.IF_MATCH) String etag,
            @RequestBody Map<String, Object> promotion);

    @DeleteExchange("/v1/admin/promotions/{id}")
    void delete(OnBehalf who, @PathVariable String id, @RequestHeader(HttpHeaders.IF_MATCH) String etag);

    @PostExchange("/v1/admin/promotions/{id}/dry-run")
    Report dryRun(OnBehalf who, @PathVariable String id);
}
