package io.bookstore.gateway.health;

import io.bookstore.platform.http.Replicas;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Asks every service at once how it is; one replica that answers makes a service up. */
@Component
class ShopHealth {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final List<String> SERVICES =
            List.of("identity", "catalog", "search", "cart-order", "inventory", "payment-shipping", "storefront");

    private final Replicas replicas;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    ShopHealth(Replicas replicas) {
        this.replicas = replicas;
    }

    /** Each service's name and whether it works. */
    Map<String, Boolean> ask() {
        Map<String, Boolean> answers = new ConcurrentSkipListMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SERVICES.forEach(service -> threads.execute(
                    () -> answers.put(service, replicas.all(service).stream().anyMatch(this::isUp))));
        }
        return answers;
    }

    private boolean isUp(URI replica) {
        try {
            HttpRequest request = HttpRequest.newBuilder(replica.resolve("/health"))
                    .timeout(LIMIT)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
