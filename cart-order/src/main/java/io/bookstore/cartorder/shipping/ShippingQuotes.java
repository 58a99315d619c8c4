package io.bookstore.cartorder.shipping;

import io.bookstore.cartorder.remote.RemoteCall;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.platform.http.ServiceClients;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/** Asks payment-shipping for ways to send an order and for the tax on it. */
@Component
public class ShippingQuotes {

    private static final String SERVICE = "payment-shipping";

    private final RestClient client;

    ShippingQuotes(ServiceClients clients) {
        this.client = clients.to(SERVICE);
    }

    /** Nothing when they do not send such a parcel. */
    public Optional<ShippingQuote> quote(Parcel parcel) {
        return RemoteCall.to(
                SERVICE,
                () -> client.post()
                        .uri("/internal/shipping/quotes")
                        .body(parcel)
                        .exchange((request, response) -> answered(response)));
    }

    private static Optional<ShippingQuote> answered(ConvertibleClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.UNPROCESSABLE_CONTENT)) {
            return Optional.empty();
        }
        if (status.isError()) {
            throw new RemoteFailure(SERVICE, "answered " + status.value());
        }
        return Optional.ofNullable(response.bodyTo(ShippingQuote.class));
    }
}
