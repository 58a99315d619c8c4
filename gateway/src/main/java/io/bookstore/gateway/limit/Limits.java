package io.bookstore.gateway.limit;

import io.bookstore.gateway.limit.LimitSettings.Limit;
import io.bookstore.gateway.traffic.RouteClass;
import io.bookstore.platform.problem.ProblemAnswers;
import io.bookstore.platform.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Counts a request, tells the caller where it stands, and refuses what is too much (429). */
@Component
@EnableConfigurationProperties(LimitSettings.class)
final class Limits {

    private final Buckets buckets;
    private final MeterRegistry meters;

    Limits(Buckets buckets, MeterRegistry meters) {
        this.buckets = buckets;
        this.meters = meters;
    }

    /**
     * @param policy the name of the limit, which is told to the caller
     * @param who whose bucket
     * @return whether the request may go on; if not, it is answered
     */
    boolean allow(
            String policy,
            String who,
            RouteClass kind,
            Limit limit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return switch (buckets.take(policy + ":" + who, limit, kind == RouteClass.SIGN_IN)) {
            case Verdict.Counted counted -> {
                tell(policy, limit, counted, response);
                if (!counted.allowed()) {
                    refuse(policy, counted, request, response);
                }
                yield counted.allowed();
            }
            case Verdict.Unknown() -> {
                answerBusy(request, response);
                yield false;
            }
        };
    }

    /** The fields of draft-ietf-httpapi-ratelimit-headers; a second limit adds a member to each list. */
    private static void tell(String policy, Limit limit, Verdict.Counted counted, HttpServletResponse response) {
        response.addHeader(
                "RateLimit-Policy",
                '"' + policy + "\";q=" + limit.requests() + ";w="
                        + limit.window().toSeconds());
        response.addHeader("RateLimit", '"' + policy + "\";r=" + counted.remaining() + ";t=" + counted.resetSeconds());
    }

    private void refuse(
            String policy, Verdict.Counted counted, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        meters.counter("bookstore.gateway.limited", "policy", policy).increment();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(counted.resetSeconds()));
        ProblemAnswers.write(
                Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "quota-exceeded",
                        "Too many requests",
                        "Wait " + counted.resetSeconds() + " s before the next one."),
                request,
                response);
    }

    private static void answerBusy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        ProblemAnswers.write(
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "We cannot do this right now",
                        "Signing in rests for a moment. Try again."),
                request,
                response);
    }
}
