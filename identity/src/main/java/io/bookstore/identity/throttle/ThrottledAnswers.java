package io.bookstore.identity.throttle;

import io.bookstore.platform.problem.Problems;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** 429 in the shape of the contract. */
public final class ThrottledAnswers {

    private ThrottledAnswers() {}

    public static ResponseEntity<ProblemDetail> of(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .header("RateLimit-Policy", "\"sign-in\";q=5;w=86400")
                .header("RateLimit", "\"sign-in\";r=0;t=" + seconds)
                .cacheControl(CacheControl.noStore())
                .body(Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "quota-exceeded",
                        "That was tried too often",
                        "Wait " + seconds + " seconds, then try again."));
    }
}
