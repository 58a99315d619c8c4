package io.bookstore.platform.problem;

import io.bookstore.platform.problem.Problems.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The last word on exceptions that a service does not map itself. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final DatabaseProblems databaseProblems;

    ProblemAdvice(DatabaseProblems databaseProblems) {
        this.databaseProblems = databaseProblems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onProblem(ProblemException exception, HttpServletRequest request) {
        return ProblemAnswers.of(exception.problem(), request);
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    ResponseEntity<ProblemDetail> onSecurity(RuntimeException exception) {
        throw exception; // Spring Security's filter answers these
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnythingElse(Exception exception, HttpServletRequest request) {
        if (BodyTooLarge.causedBy(exception)) {
            return ProblemAnswers.of(BodyTooLarge.problem(), request);
        }
        ProblemDetail database = databaseProblems.of(exception);
        if (database != null) {
            log.warn(
                    "{} {} met a busy or unreachable database",
                    request.getMethod(),
                    request.getRequestURI(),
                    exception);
            return ProblemAnswers.of(database, request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        return ProblemAnswers.of(ProblemAnswers.internal(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem =
                BodyTooLarge.causedBy(exception) ? BodyTooLarge.problem() : UnreadableBodies.problem(exception);
        return answer(problem, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Stream<FieldError> fields = exception.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(
                        FieldNames.snakeCase(error.getField()),
                        error.isBindingFailure() ? "is not a valid value" : message(error.getDefaultMessage())));
        Stream<FieldError> whole = exception.getBindingResult().getGlobalErrors().stream()
                .map(error -> new FieldError("", message(error.getDefaultMessage())));
        return answer(Problems.invalid(Stream.concat(fields, whole).toList()), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<FieldError> errors = exception.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                FieldNames.snakeCase(nameOf(
                                        error, result.getMethodParameter().getParameterName())),
                                message(error.getDefaultMessage()))))
                .toList();
        return answer(Problems.invalid(errors), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onTypeMismatch(
            MethodArgumentTypeMismatchException exception, HttpServletRequest request) {
        return ProblemAnswers.of(
                Problems.invalid(FieldNames.snakeCase(exception.getName()), "is not a valid value"), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleErrorResponseException(
            ErrorResponseException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(exception.getBody(), headers, request);
    }

    /** Everything else that Spring MVC throws: 404, 405, 406, 415, missing parameters and headers. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        if (known.is5xxServerError()) {
            log.error("{} failed", request.getDescription(false), exception);
        }
        ProblemDetail problem = exception instanceof org.springframework.web.bind.ServletRequestBindingException
                        && body instanceof ProblemDetail missing
                ? Problems.of(known, "invalid-request", "The request is not valid", missing.getDetail())
                : ProblemAnswers.forStatus(known);
        return answer(problem, headers, request);
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        if (request instanceof ServletWebRequest servlet && problem.getInstance() == null) {
            problem.setInstance(URI.create(servlet.getRequest().getRequestURI()));
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String message(@Nullable String text) {
        return text == null ? "is not valid" : text;
    }

    private static String nameOf(org.springframework.context.MessageSourceResolvable error, @Nullable String fallback) {
        if (error instanceof org.springframework.validation.FieldError field) {
            return field.getField();
        }
        return fallback == null ? "" : fallback;
    }
}
