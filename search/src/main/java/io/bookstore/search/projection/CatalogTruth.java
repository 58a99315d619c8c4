package io.bookstore.search.projection;

import io.bookstore.platform.http.ServiceClients;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What catalog itself says at this moment, without waiting for its feed. */
@Component
public class CatalogTruth {

    private final RestClient catalog;

    CatalogTruth(ServiceClients clients) {
        this.catalog = clients.to("catalog");
    }

    /** Books and their versions by rising id; none after the last. */
    public List<Version> after(@Nullable UUID id, int limit) {
        Versions page = catalog.get()
                .uri(uri -> {
                    uri.path("/internal/books/versions").queryParam("limit", limit);
                    return id == null
                            ? uri.build()
                            : uri.queryParam("after", id).build();
                })
                .retrieve()
                .body(Versions.class);
        return Objects.requireNonNull(page, "catalog's answer has no body").data();
    }

    /** Empty when catalog has no such book, not even a deleted one. */
    public Optional<JsonNode> document(UUID id) {
        try {
            return Optional.ofNullable(
                    catalog.get().uri("/internal/books/{id}", id).retrieve().body(JsonNode.class));
        } catch (HttpClientErrorException.NotFound unknown) {
            return Optional.empty();
        }
    }

    record Versions(List<Version> data) {
        Versions {
            Objects.requireNonNull(data, "data");
        }
    }

    /** @param version of the book in catalog */
    public record Version(UUID id, long version) {}
}
