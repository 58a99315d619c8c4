package io.bookstore.gateway.route;

import io.bookstore.platform.web.RequestIds;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** Drops a service's own request id from its answer: the edge has put the same one there already. */
@Component
class OneRequestId implements HttpHeadersFilter.ResponseHttpHeadersFilter {

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerResponse response) {
        HttpHeaders kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(RequestIds.HEADER)) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }
}
