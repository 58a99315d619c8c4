package io.bookstore.platform.security;

import io.bookstore.platform.problem.ProblemAnswers;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** 401 and 403 in the shape of the contract, with {@code WWW-Authenticate} as RFC 6750 wants it. */
final class ProblemEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemEntryPoint.class);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof AuthenticationServiceException) {
            answerBusy(request, response, refused);
            return;
        }
        boolean badToken = refused instanceof OAuth2AuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, badToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        ProblemAnswers.write(
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        badToken ? "The token is not valid" : "Sign in first",
                        badToken ? "It is expired, revoked or not meant for us." : "This needs a bearer token."),
                request,
                response);
    }

    /** The token may be good: without identity's keys nobody can tell. */
    private static void answerBusy(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException noKeys)
            throws IOException {
        log.warn("a token cannot be checked: {}", noKeys.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        ProblemAnswers.write(
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "We cannot do this right now",
                        "Your token cannot be checked. Try again in a moment."),
                request,
                response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        ProblemAnswers.write(
                Problems.of(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", "Your account may not do this."),
                request,
                response);
    }
}
