package io.bookstore.identity.mail;

import io.bookstore.platform.http.ServiceClients;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Asks the order service what a letter about an order must say. */
@Component
class OrderMail {

    private final RestClient orders;

    OrderMail(ServiceClients clients) {
        this.orders = clients.to("cart-order");
    }

    record Item(String title, int quantity, long totalCents) {}

    /**
     * @param orderToken opens the order to a guest; null when an account owns it
     * @param email null when the order belongs to an account, whose address only we know
     */
    record OrderFacts(
            String number,
            @Nullable String orderToken,
            @Nullable String email,
            @Nullable UUID userId,
            String name,
            String currency,
            long totalCents,
            List<Item> items) {}

    OrderFacts of(UUID orderId) {
        OrderFacts facts = orders.get()
                .uri("/internal/orders/{id}/mail", orderId)
                .retrieve()
                .body(OrderFacts.class);
        if (facts == null) {
            throw new IllegalStateException("the order service answered nothing about " + orderId);
        }
        return facts;
    }
}
