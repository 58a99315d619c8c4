package io.bookstore.identity.erasure;

import io.bookstore.platform.http.ServiceClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Asks every service what it knows of a person, all at once; who does not answer in time is named as missing. */
@Component
class ExportAccount {

    private static final Logger log = LoggerFactory.getLogger(ExportAccount.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> SERVICES = List.of("cart-order", "catalog", "payment-shipping");

    private final Map<String, RestClient> clients = new LinkedHashMap<>();

    ExportAccount(ServiceClients clients) {
        SERVICES.forEach(service -> this.clients.put(service, clients.to(service, PATIENCE)));
    }

    /** @param parts what each service said, by its name */
    record Elsewhere(Map<String, JsonNode> parts, List<String> missing) {}

    Elsewhere of(UUID account) throws InterruptedException {
        Map<String, Future<JsonNode>> asked = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.forEach((service, client) -> asked.put(service, threads.submit(() -> ask(client, account))));
            Map<String, JsonNode> parts = new LinkedHashMap<>();
            List<String> missing = new ArrayList<>();
            for (Map.Entry<String, Future<JsonNode>> each : asked.entrySet()) {
                try {
                    parts.put(each.getKey(), each.getValue().get());
                } catch (ExecutionException silent) {
                    log.warn("{} did not tell what it knows of an account: {}", each.getKey(), silent.getMessage());
                    missing.add(each.getKey());
                }
            }
            return new Elsewhere(parts, missing);
        }
    }

    private static JsonNode ask(RestClient client, UUID account) {
        JsonNode answer = client.get()
                .uri("/internal/users/{id}/export", account)
                .retrieve()
                .body(JsonNode.class);
        if (answer == null) {
            throw new IllegalStateException("the answer is empty");
        }
        return answer;
    }
}
