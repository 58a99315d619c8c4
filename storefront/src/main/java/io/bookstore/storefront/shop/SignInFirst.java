package io.bookstore.storefront.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a guest to the sign-in page, and from there back to where they wanted to go. */
final class SignInFirst implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        go(request, response, "/sign-in");
    }

    static void go(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String back = request.getMethod().equals("GET") ? request.getRequestURI() + query : "/";
        String target =
                page + (page.contains("?") ? "&" : "?") + "next=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect(target);
        }
    }
}
