package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * API1-1, API5-1, API9-1: every operation that the running services have, asked by everybody who must not, through the
 * gateway and straight at the service. The operations come from the merged description of the running routes: one that no
 * line of {@link Who} fits fails the test, so that none is forgotten.
 */
class SecurityMatrixTests {

    record Operation(String service, String method, String path) {
        String concrete() {
            return path.replaceAll("\\{[^/]+}", UUID.randomUUID().toString());
        }
    }

    /** Who may call an operation. Whoever is not in {@code allowed} must be turned away before anything happens. */
    private record Who(String methods, String path, Set<String> allowed) {
        boolean fits(Operation operation) {
            return operation.method().matches(methods) && operation.path().matches(path);
        }
    }

    private static final Set<String> ALL = Set.of("guest", "customer", "staff", "admin");
    private static final Set<String> SIGNED_IN = Set.of("customer", "staff", "admin");
    private static final Set<String> STAFF = Set.of("staff", "admin");
    private static final String WRITES = "POST|PUT|PATCH|DELETE";

    private static final List<Who> TABLE = List.of(
            new Who(".*", "/v1/admin/(users(/.*)?|signing-keys)", Set.of("admin")),
            new Who(".*", "/v1/admin/.*", STAFF),
            new Who(".*", "/v1/(imports|exports|inventory)(/.*)?", STAFF),
            new Who("POST", "/v1/notifications", STAFF),
            new Who(".*", "/v1/(me|notifications|library|exchanges|shipments)(/.*)?", SIGNED_IN),
            new Who("POST", "/v1/auth/logout", SIGNED_IN),
            new Who(".*", "/v1/auth/.*", ALL),
            new Who("GET|HEAD", "/v1/(books|categories|authors|series|works|images|reviews|search)(/.*)?", ALL),
            new Who(WRITES, "/v1/(books/\\{[^/]+}/reviews|reviews/.*)", SIGNED_IN),
            new Who("POST", "/v1/search/events", ALL),
            new Who(WRITES, "/v1/(books|authors|series|works|categories|images)(/.*)?", STAFF),
            new Who("POST", "/v1/cart/merge", SIGNED_IN),
            new Who("GET", "/v1/orders", SIGNED_IN),
            new Who(".*", "/v1/(cart|checkout|orders|gift-cards)(/.*)?", ALL), // by Cart-Token and Order-Token
            new Who("GET", "/v1/downloads/\\{token}", ALL), // by the signed link itself
            new Who("POST", "/v1/webhooks/.*", ALL)); // by signature

    private static final Map<String, Api> ACTORS = new LinkedHashMap<>();
    private static List<Operation> operations = List.of();

    @BeforeAll
    static void readTheRunningRoutes() {
        Api api = TheShop.api();
        ACTORS.put("guest", api);
        ACTORS.put("customer", api.signedInAs("shopper@example.com"));
        ACTORS.put("staff", api.signedInAs("staff@example.com"));
        ACTORS.put("admin", api.signedInAs("admin@example.com"));
        List<Operation> found = new ArrayList<>();
        JsonNode document = api.get("/docs").expect(200).json();
        assertThat(document.path("x-missing").size()).isZero();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> found.add(new Operation(
                                operation.getValue().path("tags").path(0).asString(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey()))));
        operations = List.copyOf(found);
        assertThat(operations).hasSizeGreaterThan(80);
    }

    @Test
    void everyRouteHasARow() {
        assertThat(operations).allSatisfy(operation -> assertThat(TABLE).anyMatch(who -> who.fits(operation)));
        System.out.println("API9-1 " + operations.size() + " operations, each with a row");
    }

    @Test
    void whoMayNotIsTurnedAwayThroughTheGateway() {
        int asked = check("gateway", TheShop.url());
        System.out.println("API5-1 through the gateway: " + asked + " requests refused");
    }

    @Test
    void whoMayNotIsTurnedAwayByEachServiceItself() {
        int asked = 0;
        for (Map.Entry<String, Integer> service : TheShop.PORTS.entrySet()) {
            asked += check(service.getKey(), "http://127.0.0.1:" + service.getValue());
        }
        System.out.println("API5-1 straight at the services: " + asked + " requests refused");
    }

    private int check(String at, String url) {
        int asked = 0;
        for (Operation operation : operations) {
            if (!at.equals("gateway") && !at.equals(operation.service())) {
                continue;
            }
            Set<String> allowed = TABLE.stream()
                    .filter(who -> who.fits(operation))
                    .findFirst()
                    .orElseThrow()
                    .allowed();
            for (Map.Entry<String, Api> actor : ACTORS.entrySet()) {
                if (!allowed.contains(actor.getKey())) {
                    refused(operation, actor.getKey(), actor.getValue().at(url));
                    asked++;
                }
            }
            Api service = new Api(url).with("Authorization", TestTokens.service("catalog", operation.service()));
            assertThat(service.raw(operation.method(), operation.concrete(), "{")
                            .statusCode())
                    .as("API5-1 %s with a service token", operation)
                    .isEqualTo(401);
            asked++;
        }
        return asked;
    }

    /** With a body that cannot be read: who is refused for it was let in too far. */
    private static void refused(Operation operation, String actor, Api api) {
        HttpResponse<String> answer = api.raw(operation.method(), operation.concrete(), "{");
        assertThat(answer.statusCode())
                .as("API5-1 %s as %s: %s", operation, actor, answer.body())
                .isEqualTo(actor.equals("guest") ? 401 : 403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .as("%s", operation)
                .isPresent();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
