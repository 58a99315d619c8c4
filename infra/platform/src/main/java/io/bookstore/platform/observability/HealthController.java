package io.bookstore.platform.observability;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /health} of a service: whether it and the servers under it work. */
@RestController
class HealthController {

    private static final java.util.Set<String> SERVERS = java.util.Set.of("db", "redis", "elasticsearch");

    private final HealthEndpoint health;
    private final Clock clock;

    HealthController(HealthEndpoint health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    record View(String status, Instant timestamp, Map<String, String> services) {}

    @GetMapping("/health")
    ResponseEntity<View> health() {
        HealthDescriptor all = health.health();
        Map<String, String> services = new TreeMap<>();
        if (all instanceof CompositeHealthDescriptor composite) {
            Map<String, HealthDescriptor> parts = composite.getComponents();
            if (parts != null) {
                parts.forEach((name, part) -> {
                    if (SERVERS.contains(name)) {
                        services.put(name, isUp(part) ? "up" : "down");
                    }
                });
            }
        }
        View view = new View(isUp(all) ? "healthy" : "unhealthy", clock.instant(), services);
        return ResponseEntity.status(isUp(all) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(view);
    }

    private static boolean isUp(HealthDescriptor part) {
        return part.getStatus().equals(Status.UP);
    }
}
