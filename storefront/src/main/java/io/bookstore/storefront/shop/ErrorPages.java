package io.bookstore.storefront.shop;

import io.bookstore.platform.problem.Problems;
import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.shopper.Shopper;
import io.bookstore.storefront.shopper.SignedOut;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.ModelAndView;

/** Says in plain words what went wrong, with the right status. */
@Controller
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final LayoutAdvice layout;

    ErrorPages(LayoutAdvice layout) {
        this.layout = layout;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ModelAndView error(HttpServletRequest request, Shopper shopper) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer value ? value : 404;
        if (request.getAttribute(Denied.STALE_FORM) != null) return page("error/stale", 403, request, shopper);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown && busy(thrown)) {
            return page("error/resting", 503, request, shopper);
        }
        return page(templateFor(status), status, request, shopper);
    }

    @ExceptionHandler
    ModelAndView notFound(NotFound nothing, HttpServletRequest request, Shopper shopper) {
        return page("error/404", 404, request, shopper);
    }

    @ExceptionHandler
    void signedOut(SignedOut ended, HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignInFirst.go(request, response, "/sign-in?expired");
    }

    @ExceptionHandler
    ModelAndView refused(ApiProblem problem, HttpServletRequest request, Shopper shopper) {
        log.warn(
                "{} {} was refused by the shop: {}",
                request.getMethod(),
                request.getRequestURI(),
                problem.getMessage());
        int status = problem.status() == 401 ? 403 : problem.status();
        return page(templateFor(status), status, request, shopper);
    }

    @ExceptionHandler({ApiDown.class, RestClientException.class, DataAccessException.class})
    ModelAndView resting(RuntimeException down, HttpServletRequest request, Shopper shopper) {
        log.warn("{} {} met a resting service: {}", request.getMethod(), request.getRequestURI(), down.getMessage());
        return page("error/resting", 503, request, shopper);
    }

    private static boolean busy(Throwable thrown) {
        return thrown instanceof DataAccessException || (thrown.getCause() != null && busy(thrown.getCause()));
    }

    private static String templateFor(int status) {
        return switch (status) {
            case 403 -> "error/403";
            case 404, 410 -> "error/404";
            case 429 -> "error/429";
            case 502, 503, 504 -> "error/resting";
            default -> status >= 500 ? "error/500" : "error/400";
        };
    }

    private ModelAndView page(String template, int status, HttpServletRequest request, @Nullable Shopper shopper) {
        ModelAndView page = new ModelAndView(template);
        page.setStatus(org.springframework.http.HttpStatusCode.valueOf(status));
        page.addObject("requestId", MDC.get(Problems.REQUEST_ID));
        if (shopper != null) page.addObject("layout", layout.layout(shopper, request));
        return page;
    }
}
