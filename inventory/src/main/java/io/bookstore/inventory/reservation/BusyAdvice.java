package io.bookstore.inventory.reservation;

import io.bookstore.inventory.transaction.TooBusy;
import io.bookstore.platform.problem.ProblemAnswers;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** More orders came at once than can be written: 503 with {@code Retry-After}. Every command may be repeated. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BusyAdvice {

    private static final Logger log = LoggerFactory.getLogger(BusyAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onBusy(TooBusy busy, HttpServletRequest request) {
        log.warn("{} is answered 503: {}", request.getRequestURI(), busy.getMessage());
        ProblemDetail problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "We cannot do this right now",
                "Try again in a moment. The same request changes nothing twice.");
        return ProblemAnswers.of(problem, request);
    }
}
