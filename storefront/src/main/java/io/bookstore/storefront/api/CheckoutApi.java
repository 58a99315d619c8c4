package io.bookstore.storefront.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** Pricing a cart and buying it. */
public interface CheckoutApi {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Quoting(Address shippingAddr, @Nullable String shippingMethod) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentInfo(
            String provider,
            @Nullable String paymentMethod,
            @Nullable Boolean savePaymentMethod) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Buying(
            PaymentInfo paymentInfo,
            Address shippingAddr,
            @Nullable String shippingMethod,
            @Nullable String email,
            long expectedTotalCents) {}

    @PostExchange("/v1/checkout/quote")
    JsonNode quote(OnBehalf who, @RequestBody Quoting request);

    /** 201 paid, 202 pending with what to do next. */
    @PostExchange("/v1/checkout")
    ResponseEntity<Order> buy(OnBehalf who, @RequestHeader("Idempotency-Key") String key, @RequestBody Buying request);
}
