package io.bookstore.inventory.reservation;

import io.bookstore.platform.http.ServiceClients;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;

/** Asks cart-order how an order stands. */
@Component
class OrderStandings {

    private static final Logger log = LoggerFactory.getLogger(OrderStandings.class);

    private static final String UNKNOWN_ORDER = "urn:bookstore:problem:not-found";

    private final RestClient cartOrder;

    OrderStandings(ServiceClients clients) {
        this.cartOrder = clients.to("cart-order");
    }

    record Order(@Nullable String status) {}

    record Problem(@Nullable String type) {}

    OrderStanding of(UUID orderId) {
        try {
            return cartOrder
                    .get()
                    .uri("/internal/orders/{id}", orderId)
                    .exchange((request, response) -> standing(response));
        } catch (RestClientException noAnswer) {
            log.warn("cart-order did not say how order {} stands; its hold is kept", orderId, noAnswer);
            return OrderStanding.NO_ANSWER;
        }
    }

    /** Only cart-order's own word counts, not the 404 of whoever else may listen at its address. */
    private static OrderStanding standing(ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode().isSameCodeAs(HttpStatus.OK)) {
            Order order = response.bodyTo(Order.class);
            return order == null ? OrderStanding.NO_ANSWER : standing(order.status());
        }
        if (response.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                && MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(
                        response.getHeaders().getContentType())) {
            Problem problem = response.bodyTo(Problem.class);
            return problem != null && UNKNOWN_ORDER.equals(problem.type())
                    ? OrderStanding.GONE
                    : OrderStanding.NO_ANSWER;
        }
        return OrderStanding.NO_ANSWER;
    }

    static OrderStanding standing(@Nullable String status) {
        return switch (status) {
            case "cancelled" -> OrderStanding.GONE;
            case "paid", "packed", "partly_shipped", "shipped", "delivered" -> OrderStanding.PAID;
            case null, default -> OrderStanding.OPEN;
        };
    }
}
