package io.bookstore.storefront.api;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** The orders of an account, or one order of a guest. */
public interface OrdersApi {

    @GetExchange("/v1/orders")
    Listing<Order> orders(OnBehalf who, @RequestParam int limit, @RequestParam long offset);

    @GetExchange("/v1/orders/{id}")
    Order order(OnBehalf who, @PathVariable String id);
}
