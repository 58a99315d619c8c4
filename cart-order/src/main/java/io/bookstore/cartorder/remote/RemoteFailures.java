package io.bookstore.cartorder.remote;

import io.bookstore.platform.problem.ProblemAnswers;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What we cannot do because somebody else is down is 503, not our error. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RemoteFailures {

    private static final Logger log = LoggerFactory.getLogger(RemoteFailures.class);

    @ExceptionHandler({RemoteFailure.class, RedisSystemException.class})
    ResponseEntity<ProblemDetail> onFailure(RuntimeException failure, HttpServletRequest request) {
        log.warn("{} {} met trouble: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
        return ProblemAnswers.of(
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "We cannot do this right now",
                        "Try again in a moment."),
                request);
    }
}
