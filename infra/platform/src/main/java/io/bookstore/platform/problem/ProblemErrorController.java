package io.bookstore.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a filter or the container refused by {@code sendError}. */
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer value ? known(HttpStatus.resolve(value)) : HttpStatus.NOT_FOUND;
        return ProblemAnswers.of(ProblemAnswers.forStatus(status), request);
    }

    private static HttpStatus known(@Nullable HttpStatus status) {
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
