package io.bookstore.gateway.route;

import io.bookstore.gateway.traffic.RouteClass;
import io.bookstore.platform.http.Replicas;
import io.bookstore.platform.http.RetryBudget;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Sends one request to a replica of a service. A replica that cannot be reached is left out and the next one is tried; a
 * reading request that got no answer is sent once more; both within a budget, so that trouble is not made worse by asking again.
 */
@Component
final class Upstream {

    /** How long the caller still waits, in milliseconds: the service passes on what is left of it. */
    static final String TIMEOUT = "X-Request-Timeout";

    private final CloseableHttpClient http;
    private final Replicas replicas;
    private final Breakers breakers;
    private final ForwardingClient.Settings settings;
    private final RetryBudget budget = new RetryBudget();

    Upstream(CloseableHttpClient http, Replicas replicas, Breakers breakers, ForwardingClient.Settings settings) {
        this.http = http;
        this.replicas = replicas;
        this.breakers = breakers;
        this.settings = settings;
    }

    /** The open answer, which the caller closes. */
    ClassicHttpResponse send(String service, RouteClass kind, ClassicHttpRequest request) throws IOException {
        CircuitBreaker breaker = breakers.of(service);
        if (!breaker.tryAcquirePermission()) {
            throw new ServiceRests(service);
        }
        long started = System.nanoTime();
        try {
            ClassicHttpResponse answer =
                    attempts(service, request, started + patience(kind).toNanos());
            breaker.onSuccess(System.nanoTime() - started, TimeUnit.NANOSECONDS);
            return answer;
        } catch (LazyBody.ClientFailed client) {
            breaker.releasePermission();
            throw client;
        } catch (IOException | RuntimeException failed) {
            breaker.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, failed);
            throw failed;
        }
    }

    Duration patience(RouteClass kind) {
        boolean browsing = kind == RouteClass.BROWSE || kind == RouteClass.SEARCH;
        return browsing && settings.browseTimeout().compareTo(settings.answerTimeout()) < 0
                ? settings.browseTimeout()
                : settings.answerTimeout();
    }

    private ClassicHttpResponse attempts(String service, ClassicHttpRequest request, long deadline) throws IOException {
        budget.recordCall();
        URI replica = replicas.next(service);
        try {
            return attempt(replica, request, deadline);
        } catch (IOException failed) {
            boolean neverArrived = failed instanceof ConnectException || failed instanceof ConnectTimeoutException;
            boolean other = replicas.all(service).size() > 1;
            if (neverArrived) {
                replicas.avoid(replica);
            }
            if (!(neverArrived ? other : mayAskAgain(request, failed)) || !budget.tryRetry()) {
                throw failed;
            }
            return attempt(replicas.next(service), request, deadline);
        }
    }

    /** A connection that the service had closed meanwhile, found out by a request that changes nothing. */
    private static boolean mayAskAgain(ClassicHttpRequest request, IOException failed) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads
                && request.getEntity() == null
                && (failed instanceof NoHttpResponseException || failed instanceof SocketException);
    }

    private ClassicHttpResponse attempt(URI replica, ClassicHttpRequest request, long deadline) throws IOException {
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        request.setHeader(TIMEOUT, left);
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofSeconds(1))
                .setResponseTimeout(Timeout.ofMilliseconds(left))
                .build());
        HttpHost host = new HttpHost(replica.getScheme(), replica.getHost(), replica.getPort());
        return http.executeOpen(host, request, context);
    }

    /** The breaker is open. */
    static final class ServiceRests extends IOException {
        ServiceRests(String service) {
            super(service + " gave no answers lately");
        }
    }
}
