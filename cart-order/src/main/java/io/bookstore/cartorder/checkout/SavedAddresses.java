package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.Address;
import io.bookstore.cartorder.remote.RemoteCall;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.platform.http.ServiceClients;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/** Asks identity for an address that a customer keeps there. */
@Component
class SavedAddresses {

    private static final String SERVICE = "identity";

    private final RestClient client;

    SavedAddresses(ServiceClients clients) {
        this.client = clients.to(SERVICE);
    }

    /** Nothing for a guest, and for an address that is not this customer's. */
    Optional<Address> of(@Nullable UUID user, UUID id) {
        if (user == null) {
            return Optional.empty();
        }
        return RemoteCall.to(
                SERVICE,
                () -> client.get()
                        .uri("/internal/users/{user}/addresses/{id}", user, id)
                        .exchange((request, response) -> answered(response)));
    }

    private static Optional<Address> answered(ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return Optional.empty();
        }
        if (response.getStatusCode().isError()) {
            throw new RemoteFailure(
                    SERVICE, "answered " + response.getStatusCode().value());
        }
        return Optional.ofNullable(response.bodyTo(Address.class));
    }
}
