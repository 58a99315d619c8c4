package io.bookstore.storefront.shopper;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The shop's own cookies; scripts cannot read them. */
@Component
final class Cookies {

    private final SessionSettings settings;

    Cookies(SessionSettings settings) {
        this.settings = settings;
    }

    Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9._~-]{1,200}"))
                .findFirst();
    }

    void write(HttpServletResponse response, String name, String value, Duration life) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(settings.secureCookies())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    void delete(HttpServletResponse response, String name) {
        write(response, name, "", Duration.ZERO);
    }
}
