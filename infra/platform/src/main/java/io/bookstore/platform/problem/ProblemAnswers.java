package io.bookstore.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Turns problems into answers, also where Spring MVC is not in play (filters, Tomcat). */
public final class ProblemAnswers {

    private static final String RETRY_SECONDS = "1";
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, org.springframework.http.converter.json.ProblemDetailJacksonMixin.class)
            .build();

    private ProblemAnswers() {}

    public static ResponseEntity<ProblemDetail> of(ProblemDetail problem, HttpServletRequest request) {
        problem.setInstance(instance(request));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (problem.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    /** Writes the problem straight to a response that nothing was written to yet. */
    public static void write(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problem.setInstance(instance(request));
        byte[] body = json(problem);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static byte[] json(ProblemDetail problem) {
        return JSON.writeValueAsBytes(problem);
    }

    /** The plain problem of a status, named after it: {@code not-found}, {@code method-not-allowed}, … */
    public static ProblemDetail forStatus(HttpStatus status) {
        if (status == HttpStatus.NOT_IMPLEMENTED || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED) {
            return forStatus(HttpStatus.BAD_REQUEST); // what Tomcat says of an odd request; the fault is not ours
        }
        if (status.is5xxServerError() && status != HttpStatus.SERVICE_UNAVAILABLE) {
            return internal();
        }
        String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problems.of(status, name, status.getReasonPhrase(), null);
    }

    static ProblemDetail internal() {
        return Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side",
                "Nothing that you sent is at fault. Quote the trace id when you tell us.");
    }

    private static URI instance(HttpServletRequest request) {
        try {
            return URI.create(request.getRequestURI());
        } catch (IllegalArgumentException unparsable) {
            return URI.create("/");
        }
    }
}
