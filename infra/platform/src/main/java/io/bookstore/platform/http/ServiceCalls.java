package io.bookstore.platform.http;

import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends one call to a replica of the service, as ourselves. */
final class ServiceCalls implements ClientHttpRequestInterceptor {

    private final String service;
    private final ServiceTokens tokens;
    private final Replicas replicas;
    private final RetryBudget budget;

    ServiceCalls(String service, ServiceTokens tokens, Replicas replicas, RetryBudget budget) {
        this.service = service;
        this.tokens = tokens;
        this.replicas = replicas;
        this.budget = budget;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().setBearerAuth(tokens.forService(service));
        String requestId = MDC.get(Problems.REQUEST_ID);
        if (requestId != null) {
            request.getHeaders().set("X-Request-Id", requestId);
        }
        Deadline.left().ifPresent(left -> request.getHeaders().set(Deadline.HEADER, Long.toString(left.toMillis())));
        budget.recordCall();
        URI replica = replicas.next(service);
        try {
            return execution.execute(new At(request, replica), body);
        } catch (IOException failure) {
            if (!mayTryAgain(request, failure)) {
                throw failure;
            }
            replicas.avoid(replica);
            return execution.execute(new At(request, replicas.next(service)), body);
        }
    }

    private boolean mayTryAgain(HttpRequest request, IOException failure) {
        boolean neverArrived = failure instanceof ConnectException || failure instanceof ConnectTimeoutException;
        return (neverArrived || HttpMethod.GET.equals(request.getMethod())) && budget.tryRetry();
    }

    /** The same request at one replica's address. */
    private static final class At extends HttpRequestWrapper {
        private final URI replica;

        At(HttpRequest request, URI replica) {
            super(request);
            this.replica = replica;
        }

        @Override
        public URI getURI() {
            return UriComponentsBuilder.fromUri(super.getURI())
                    .scheme(replica.getScheme())
                    .host(replica.getHost())
                    .port(replica.getPort())
                    .build(true)
                    .toUri();
        }

        @Override
        public HttpHeaders getHeaders() {
            return getRequest().getHeaders();
        }
    }
}
