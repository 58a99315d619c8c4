package io.bookstore.gateway.route;

import io.bookstore.gateway.traffic.Admission;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.RequestIds;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service's answer, whose body is read while it is written to the client. A service that dies in the middle of it is
 * told as that, as long as nothing has left; later the client sees a cut connection, never half an answer as a whole one.
 */
record CarriedAnswer(Exchange exchange, RefusalOf refusals) implements ServerResponse {

    private static final int CHUNK = 8 * 1024;

    @FunctionalInterface
    interface Exchange {
        Open send(HttpServletRequest request) throws IOException;
    }

    @FunctionalInterface
    interface RefusalOf {
        Refusal of(HttpServletRequest request);
    }

    @FunctionalInterface
    interface Refusal {
        ProblemException because(Exception failed);
    }

    /** An answer and the place that its request holds. */
    record Open(ClassicHttpResponse answer, Admission.Place place) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                answer.close();
            } finally {
                place.close();
            }
        }
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try (Open open = exchange.send(request)) {
            if (request.getAttribute(Forwarding.BEFORE_ANSWER) instanceof Runnable before) {
                before.run();
            }
            write(open.answer(), response);
        } catch (ProblemException told) {
            throw told;
        } catch (IOException | RuntimeException broken) {
            if (response.isCommitted()) {
                throw broken;
            }
            forget(response);
            throw refusals.of(request).because(broken);
        }
        return null;
    }

    private static void write(ClassicHttpResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getCode());
        Fields.copy(answer, response);
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return;
        }
        if (entity.getContentLength() >= 0) {
            response.setContentLengthLong(entity.getContentLength());
        }
        try (InputStream body = entity.getContent()) {
            OutputStream out = response.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                out.write(chunk, 0, read);
            }
        }
    }

    /** All that was put into the answer so far, but not its number. */
    private static void forget(HttpServletResponse response) {
        response.reset();
        String id = MDC.get(Problems.REQUEST_ID);
        if (id != null) {
            response.setHeader(RequestIds.HEADER, id);
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }
}
