package io.bookstore.storefront.api;

import io.bookstore.storefront.api.ImportsApi.Begun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.StreamingHttpOutputMessage.Body;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Files on their way to and from the shop; they pass through piece by piece and are never held as a whole. */
public final class Transfers {

    private final RestClient client;
    private final ApiErrors errors;

    /** @param client without interceptors, as those would gather a whole file in memory */
    Transfers(RestClient client, ApiErrors errors) {
        this.client = client;
        this.errors = errors;
    }

    /** Takes a file as it comes; what it throws ends the download. */
    public interface Sink {
        void take(@Nullable MediaType type, InputStream file) throws IOException;
    }

    public Begun importBooks(OnBehalf who, Map<String, String> query, MediaType type, InputStream file) {
        Begun begun = send(HttpMethod.POST, uri("/v1/imports", query), who, type, file, Begun.class);
        if (begun == null) throw new ApiDown("POST /v1/imports answered nothing", null);
        return begun;
    }

    public void putImage(OnBehalf who, String bookId, MediaType type, InputStream file) {
        send(HttpMethod.PUT, uri("/v1/books/" + bookId + "/image", Map.of()), who, type, file, Book.class);
    }

    public void exportBooks(OnBehalf who, Map<String, String> query, Sink sink) {
        try {
            client.get()
                    .uri(uri("/v1/exports/books", query))
                    .headers(headers -> OnBehalfHeaders.of(who).forEach(headers::set))
                    .exchange((request, response) -> {
                        if (response.getStatusCode().isError()) errors.refuse(request, response);
                        InputStream file = response.getBody();
                        try {
                            sink.take(response.getHeaders().getContentType(), file);
                        } catch (IOException broken) {
                            throw new UncheckedIOException(broken);
                        }
                        return true;
                    });
        } catch (ResourceAccessException unreachable) {
            throw new ApiDown("GET /v1/exports/books", unreachable);
        }
    }

    private <T> @Nullable T send(
            HttpMethod method, URI uri, OnBehalf who, MediaType type, InputStream file, Class<T> answer) {
        Body piecewise = file::transferTo;
        try {
            return client.method(method)
                    .uri(uri)
                    .headers(headers -> OnBehalfHeaders.of(who).forEach(headers::set))
                    .contentType(type)
                    .body(piecewise)
                    .retrieve()
                    .body(answer);
        } catch (ResourceAccessException unreachable) {
            throw new ApiDown(method + " " + uri.getPath(), unreachable);
        }
    }

    private static URI uri(String path, Map<String, String> query) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath(path);
        query.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(query).toUri();
    }
}
