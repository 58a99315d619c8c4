package io.bookstore.gateway.route;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.RequestIds;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service's answer, whose body is read while it is written to the client. A service that dies in the middle of it is
 * told as that, as long as nothing has left; later the client sees a cut connection, never half an answer as a whole one.
 */
record CarriedAnswer(ServerResponse answer, Function<Exception, ProblemDetail> problem) implements ServerResponse {

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws ServletException, IOException {
        try {
            return answer.writeTo(request, response, context);
        } catch (IOException | ServletException | RuntimeException broken) {
            if (response.isCommitted()) {
                throw broken;
            }
            response.reset();
            String id = MDC.get(Problems.REQUEST_ID);
            if (id != null) {
                response.setHeader(RequestIds.HEADER, id);
            }
            throw new ProblemException(problem.apply(broken));
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return answer.statusCode();
    }

    @Override
    public HttpHeaders headers() {
        return answer.headers();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return answer.cookies();
    }
}
