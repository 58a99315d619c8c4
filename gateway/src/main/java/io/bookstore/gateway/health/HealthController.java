package io.bookstore.gateway.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /health} of the shop: healthy, degraded while one can still browse, unhealthy (503) when not. */
@RestController
class HealthController {

    private final ShopHealth shop;
    private final Clock clock;

    HealthController(ShopHealth shop, Clock clock) {
        this.shop = shop;
        this.clock = clock;
    }

    record View(String status, Instant timestamp, Map<String, String> services) {}

    @GetMapping("/health")
    ResponseEntity<View> health() {
        Map<String, Boolean> services = shop.ask();
        boolean all = !services.containsValue(false);
        boolean browsing = services.getOrDefault("catalog", false);
        Map<String, String> shown = new TreeMap<>();
        services.forEach((name, up) -> shown.put(name, up ? "up" : "down"));
        String status = all ? "healthy" : browsing ? "degraded" : "unhealthy";
        return ResponseEntity.status(browsing ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new View(status, clock.instant(), shown));
    }
}
