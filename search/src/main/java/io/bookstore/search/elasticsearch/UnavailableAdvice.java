package io.bookstore.search.elasticsearch;

import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Search is resting: 503, never a 500. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnavailableAdvice {

    private static final Logger log = LoggerFactory.getLogger(UnavailableAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnavailable(SearchUnavailable unavailable, HttpServletRequest request) {
        log.warn("{} is answered 503: {}", request.getRequestURI(), unavailable.getMessage());
        ProblemDetail problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "search-unavailable",
                "Search is resting",
                "Search cannot answer now. The shelves of the catalogue can still be browsed; try again in a moment.");
        problem.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
