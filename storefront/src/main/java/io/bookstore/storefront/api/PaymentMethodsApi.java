package io.bookstore.storefront.api;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The saved payment methods of an account. */
public interface PaymentMethodsApi {

    /** All that a page shows; nobody keeps more. */
    @GetExchange("/v1/me/payment-methods?limit=100")
    Listing<PaymentMethod> methods(OnBehalf who);

    @DeleteExchange("/v1/me/payment-methods/{id}")
    void remove(OnBehalf who, @PathVariable String id);

    @PutExchange("/v1/me/payment-methods/{id}/default")
    void prefer(OnBehalf who, @PathVariable String id);
}
