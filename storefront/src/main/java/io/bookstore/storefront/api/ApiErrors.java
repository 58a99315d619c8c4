package io.bookstore.storefront.api;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns failed calls into {@link ApiProblem} (our shop said no) and {@link ApiDown} (it said nothing useful). */
final class ApiErrors implements ClientHttpRequestInterceptor {

    /** Services that answer and say why they cannot do it now are not down. */
    private static final Set<String> BUSY = Set.of("too-many-imports");

    private final JsonMapper json;

    ApiErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        String call = request.getMethod() + " " + request.getURI().getPath();
        try {
            return execution.execute(request, body);
        } catch (IOException e) {
            throw new ApiDown(call, e);
        }
    }

    void refuse(HttpRequest request, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status >= 500) {
            ApiProblem busy = ApiProblem.of(status, read(response), null);
            if (BUSY.contains(busy.name())) throw busy;
            throw new ApiDown(request.getMethod() + " " + request.getURI().getPath() + " answered " + status, null);
        }
        throw ApiProblem.of(
                status, read(response), seconds(response.getHeaders().getFirst("Retry-After")));
    }

    private @Nullable JsonNode read(ClientHttpResponse response) throws IOException {
        byte[] bytes = response.getBody().readAllBytes();
        try {
            return bytes.length == 0 ? null : json.readTree(bytes);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static @Nullable Long seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,6}") ? Long.valueOf(header) : null;
    }
}
