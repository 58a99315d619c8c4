package io.bookstore.paymentshipping.reconciliation;

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

/** Asks cart-order how an order stands, and has it brought in line with its money. */
@Component
class OrderStandings {

    private static final Logger log = LoggerFactory.getLogger(OrderStandings.class);
    private static final String UNKNOWN_ORDER = "urn:bookstore:problem:not-found";

    private final RestClient cartOrder;

    OrderStandings(ServiceClients clients) {
        this.cartOrder = clients.to("cart-order");
    }

    /** What cart-order said. */
    sealed interface Standing {

        record Known(String status, long totalCents, String currency, UUID paymentId) implements Standing {}

        /** There is no such order. */
        record None() implements Standing {}

        record NoAnswer() implements Standing {}
    }

    record Order(
            @Nullable String status,
            long totalCents,
            @Nullable String currency,
            @Nullable UUID paymentId) {
        Standing standing() {
            return status == null || currency == null || paymentId == null
                    ? new Standing.NoAnswer()
                    : new Standing.Known(status, totalCents, currency, paymentId);
        }
    }

    record Problem(@Nullable String type) {}

    Standing of(UUID orderId) {
        try {
            return cartOrder
                    .get()
                    .uri("/internal/orders/{id}", orderId)
                    .exchange((request, response) -> standing(response));
        } catch (RestClientException noAnswer) {
            log.warn("cart-order did not say how order {} stands", orderId, noAnswer);
            return new Standing.NoAnswer();
        }
    }

    /** Safe to repeat: cart-order decides what is to be done, and does it once. */
    void settle(UUID orderId) {
        try {
            cartOrder
                    .post()
                    .uri("/internal/orders/{id}/settle", orderId)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException noAnswer) {
            log.warn("cart-order could not be told to settle order {}; it is told again", orderId, noAnswer);
        }
    }

    /** Only cart-order's own word counts, not the 404 of whoever else may listen at its address. */
    private static Standing standing(ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode().isSameCodeAs(HttpStatus.OK)) {
            Order order = response.bodyTo(Order.class);
            return order == null ? new Standing.NoAnswer() : order.standing();
        }
        if (response.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                && MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(
                        response.getHeaders().getContentType())) {
            Problem problem = response.bodyTo(Problem.class);
            return problem != null && UNKNOWN_ORDER.equals(problem.type())
                    ? new Standing.None()
                    : new Standing.NoAnswer();
        }
        return new Standing.NoAnswer();
    }
}
