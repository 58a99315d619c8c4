package io.bookstore.cartorder.stock;

import io.bookstore.cartorder.remote.RemoteCall;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.platform.http.ServiceClients;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

@Component
class RemoteStock implements Stock {

    private static final String INVENTORY = "inventory";
    private static final String RESERVATION = "/internal/reservations/{order}";

    private final RestClient inventory;

    RemoteStock(ServiceClients clients) {
        this.inventory = clients.to(INVENTORY);
    }

    record Wanted(UUID orderId, List<StockLine> lines) {}

    record Conflict(@Nullable String type, @Nullable List<ShortLine> lines) {}

    record State(String status) {}

    @Override
    public Hold hold(UUID orderId, List<StockLine> lines) {
        return RemoteCall.to(
                INVENTORY,
                () -> inventory
                        .post()
                        .uri("/internal/reservations")
                        .body(new Wanted(orderId, lines))
                        .exchange((request, response) -> holdOf(response)));
    }

    private static Hold holdOf(ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode().is2xxSuccessful()) {
            return new Hold.Held();
        }
        if (response.getStatusCode() == HttpStatus.CONFLICT) {
            Conflict conflict = response.bodyTo(Conflict.class);
            if (conflict != null && String.valueOf(conflict.type()).endsWith(":insufficient-stock")) {
                return new Hold.TooFew(conflict.lines() == null ? List.of() : conflict.lines());
            }
            if (conflict != null && String.valueOf(conflict.type()).endsWith(":reservation-ended")) {
                return new Hold.Ended();
            }
        }
        throw unexpected(response);
    }

    @Override
    public void release(UUID orderId) {
        RemoteCall.to(
                INVENTORY,
                () -> inventory
                        .post()
                        .uri(RESERVATION + "/release", orderId)
                        .retrieve()
                        .toBodilessEntity());
    }

    @Override
    public boolean consume(UUID orderId) {
        return RemoteCall.to(
                INVENTORY,
                () -> inventory
                        .post()
                        .uri(RESERVATION + "/consume", orderId)
                        .exchange((request, response) -> consumed(response)));
    }

    private static boolean consumed(ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode().is2xxSuccessful()) {
            return true;
        }
        if (response.getStatusCode() == HttpStatus.CONFLICT || response.getStatusCode() == HttpStatus.NOT_FOUND) {
            return false;
        }
        throw unexpected(response);
    }

    @Override
    public Reservation look(UUID orderId) {
        return RemoteCall.to(
                INVENTORY,
                () -> inventory.get().uri(RESERVATION, orderId).exchange((request, response) -> state(response)));
    }

    private static Reservation state(ConvertibleClientHttpResponse response) throws IOException {
        if (response.getStatusCode() == HttpStatus.NOT_FOUND) {
            return Reservation.NONE;
        }
        State state = response.getStatusCode().is2xxSuccessful() ? response.bodyTo(State.class) : null;
        if (state == null) {
            throw unexpected(response);
        }
        return Reservation.valueOf(state.status().toUpperCase(Locale.ROOT));
    }

    private static RemoteFailure unexpected(ConvertibleClientHttpResponse response) throws IOException {
        return new RemoteFailure(
                INVENTORY, "answered " + response.getStatusCode().value());
    }
}
