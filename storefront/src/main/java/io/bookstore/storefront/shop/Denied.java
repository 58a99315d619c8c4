package io.bookstore.storefront.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** A form that is too old gets its own words; other closed doors answer 403. */
final class Denied implements AccessDeniedHandler {

    static final String STALE_FORM = Denied.class.getName() + ".staleForm";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException) request.setAttribute(STALE_FORM, true);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
