package io.bookstore.storefront.api;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What a shopper means to buy. */
public interface CartApi {

    record Adding(String bookId, int qty) {}

    record Quantity(int qty) {}

    record Code(String code) {}

    record Merging(String cartToken) {}

    @GetExchange("/v1/cart")
    Cart cart(OnBehalf who);

    @PostExchange("/v1/cart")
    ResponseEntity<Cart> add(OnBehalf who, @RequestBody Adding line);

    @PutExchange("/v1/cart/{bookId}")
    Cart set(OnBehalf who, @PathVariable String bookId, @RequestBody Quantity quantity);

    @DeleteExchange("/v1/cart/{bookId}")
    ResponseEntity<Cart> remove(OnBehalf who, @PathVariable String bookId);

    @PostExchange("/v1/cart/coupons")
    Cart redeem(OnBehalf who, @RequestBody Code code);

    @DeleteExchange("/v1/cart/coupons/{code}")
    Cart unredeem(OnBehalf who, @PathVariable String code);

    @PostExchange("/v1/cart/merge")
    ResponseEntity<Cart> merge(OnBehalf who, @RequestBody Merging guest);
}
