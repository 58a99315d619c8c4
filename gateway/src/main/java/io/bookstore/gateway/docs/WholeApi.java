package io.bookstore.gateway.docs;

import io.bookstore.gateway.route.Routes;
import io.bookstore.gateway.route.ServiceReader;
import io.bookstore.gateway.traffic.Client;
import io.bookstore.gateway.traffic.RouteClass;
import io.bookstore.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /docs}: the OpenAPI document of the whole API, put together from what each running service says of itself. */
@RestController
class WholeApi {

    private static final Logger log = LoggerFactory.getLogger(WholeApi.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int LONGEST = 4 * 1024 * 1024;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Made(byte[] document, Instant until) {}

    private final ServiceReader services;
    private final OpenApiWebMvcResource own;
    private final Clock clock;
    private volatile @Nullable Made made;

    WholeApi(ServiceReader services, OpenApiWebMvcResource own, Clock clock) {
        this.services = services;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping(path = "/docs", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document(HttpServletRequest request) throws IOException {
        Made known = made;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.document();
        }
        List<String> missing = new ArrayList<>();
        ObjectNode whole = head();
        Merge merge = new Merge(whole);
        for (String service : Routes.services()) {
            try {
                merge.add(service, read(service, request));
            } catch (IOException | ProblemException | JacksonException away) {
                log.warn("{} has no description of its API: {}", service, away.toString());
                missing.add(service);
            }
        }
        merge.add("gateway", JSON.readTree(own.openapiJson(request, "/v3/api-docs", Locale.ROOT)));
        missing.forEach(whole.withArray("x-missing")::add);
        byte[] document = JSON.writeValueAsBytes(whole);
        if (missing.isEmpty()) {
            made = new Made(document, clock.instant().plus(LIFE));
        }
        return document;
    }

    private JsonNode read(String service, HttpServletRequest request) throws IOException {
        ServiceReader.Answer answer =
                services.get(service, RouteClass.OTHER, "/v3/api-docs", Client.of(request), LONGEST);
        if (answer.status() != 200 || !answer.whole()) {
            throw new IOException("status " + answer.status());
        }
        return JSON.readTree(answer.body());
    }

    private static ObjectNode head() {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("openapi", "3.1.0");
        ObjectNode info = whole.putObject("info");
        info.put("title", "Bookstore");
        info.put("version", "1");
        info.put("description", "The HTTP API of the bookstore, as its services answer it through the gateway.");
        info.putObject("contact").put("name", "The maintainers").put("url", "https://bookstore.example");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        whole.putArray("servers").addObject().put("url", "/");
        var tags = whole.putArray("tags");
        Routes.services().forEach(service -> tags.addObject().put("name", service));
        tags.addObject().put("name", "gateway");
        return whole;
    }
}
