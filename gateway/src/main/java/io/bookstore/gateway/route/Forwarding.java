package io.bookstore.gateway.route;

import io.bookstore.platform.http.Replicas;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.RequestIds;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends a request on to a replica of a service; one that cannot be reached is left out and the next one is tried. */
@Component
class Forwarding {

    private static final Logger log = LoggerFactory.getLogger(Forwarding.class);

    private final Replicas replicas;
    private final HandlerFunction<ServerResponse> proxy = HandlerFunctions.http();

    Forwarding(Replicas replicas) {
        this.replicas = replicas;
    }

    HandlerFunction<ServerResponse> to(String service) {
        return request -> forward(service, request, null);
    }

    /** To another path at the service than the one asked for. */
    HandlerFunction<ServerResponse> to(String service, String path) {
        return request -> forward(service, request, path);
    }

    private ServerResponse forward(String service, ServerRequest request, @Nullable String path) throws Exception {
        ServerRequest numbered = withRequestId(request, path);
        int attempts = replicas.all(service).size() > 1 ? 2 : 1;
        for (int attempt = 1; ; attempt++) {
            URI replica = replicas.next(service);
            MvcUtils.setRequestUrl(numbered, replica);
            try {
                return new CarriedAnswer(proxy.handle(numbered), broken -> told(service, request, broken));
            } catch (Exception failed) {
                boolean neverArrived = isCausedBy(failed, ConnectException.class, ConnectTimeoutException.class);
                if (neverArrived) {
                    replicas.avoid(replica);
                }
                if (!neverArrived || attempt == attempts) {
                    throw new ProblemException(told(service, request, failed));
                }
            }
        }
    }

    /** The service must log and answer under the id that we gave, also where the client brought none. */
    private static ServerRequest withRequestId(ServerRequest request, @Nullable String path) {
        ServerRequest.Builder next = ServerRequest.from(request);
        String id = MDC.get(Problems.REQUEST_ID);
        if (id != null) {
            next.headers(headers -> headers.set(RequestIds.HEADER, id));
        }
        if (path != null) {
            next.uri(UriComponentsBuilder.fromUri(request.uri())
                    .replacePath(path)
                    .build(true)
                    .toUri());
        }
        return next.build();
    }

    private static ProblemDetail told(String service, ServerRequest request, Exception failed) {
        log.warn("{} did not answer {} {}: {}", service, request.method(), request.path(), failed.toString());
        return problem(failed);
    }

    private static ProblemDetail problem(Exception failed) {
        return isCausedBy(failed, SocketTimeoutException.class)
                ? Problems.of(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "gateway-timeout",
                        "This takes too long",
                        "The part of the shop that does this did not answer in time.")
                : Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "This part of the shop is resting",
                        "Try again in a moment.");
    }

    @SafeVarargs
    private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable>... types) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            for (Class<? extends Throwable> type : types) {
                if (type.isInstance(at)) {
                    return true;
                }
            }
        }
        return false;
    }
}
