package io.bookstore.gateway.route;

import io.bookstore.gateway.traffic.Admission;
import io.bookstore.gateway.traffic.Client;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Carries a request to its service and the answer back, neither of which is kept. */
@Component
public class Forwarding {

    /** A request attribute: a {@link Runnable} to run when a service has answered and before the client hears of it. */
    public static final String BEFORE_ANSWER = Forwarding.class.getName() + ".before";

    private static final Logger log = LoggerFactory.getLogger(Forwarding.class);

    private final Upstream upstream;
    private final Admission admission;

    Forwarding(Upstream upstream, Admission admission) {
        this.upstream = upstream;
        this.admission = admission;
    }

    HandlerFunction<ServerResponse> to(String service) {
        return request ->
                new CarriedAnswer(served -> forward(service, served, null), served -> refusal(service, served));
    }

    /** To another path at the service than the one asked for. */
    HandlerFunction<ServerResponse> to(String service, String path) {
        return request ->
                new CarriedAnswer(served -> forward(service, served, path), served -> refusal(service, served));
    }

    private CarriedAnswer.Open forward(String service, HttpServletRequest request, @Nullable String path)
            throws IOException {
        Admission.Place place = admission.enter(Client.classOf(request), service);
        try {
            return new CarriedAnswer.Open(
                    upstream.send(service, Client.classOf(request), carried(request, path)), place);
        } catch (IOException | RuntimeException failed) {
            place.close();
            throw failed;
        }
    }

    private CarriedAnswer.Refusal refusal(String service, HttpServletRequest request) {
        return failed -> {
            if (failed instanceof LazyBody.ClientFailed client) {
                return new ProblemException(client.problem());
            }
            log.warn(
                    "{} did not answer {} {}: {}",
                    service,
                    request.getMethod(),
                    request.getRequestURI(),
                    failed.toString());
            return new ProblemException(problem(failed));
        };
    }

    private static ClassicHttpRequest carried(HttpServletRequest request, @Nullable String path) {
        String query = request.getQueryString();
        String target = path == null ? request.getRequestURI() : path;
        ClassicHttpRequest carried =
                new BasicClassicHttpRequest(request.getMethod(), query == null ? target : target + "?" + query);
        Fields.copy(request, carried);
        sayWhoAsks(Client.of(request), carried);
        long length = request.getContentLengthLong();
        if (length > 0 || request.getHeader("Transfer-Encoding") != null) {
            carried.setEntity(new InputStreamEntity(new LazyBody(request), length, null));
        }
        return carried;
    }

    /** The service must log and answer under the id that we gave, and may count who asks. */
    static void sayWhoAsks(Client client, ClassicHttpRequest request) {
        String id = MDC.get(Problems.REQUEST_ID);
        if (id != null) {
            request.setHeader(RequestIds.HEADER, id);
        }
        request.setHeader("X-Forwarded-For", client.address());
        request.setHeader("X-Forwarded-Proto", client.secure() ? "https" : "http");
    }

    /** 504 when the service was too slow, else 503. */
    public static ProblemDetail problem(Throwable failed) {
        return failed instanceof SocketTimeoutException
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
}
