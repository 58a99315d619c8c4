package io.bookstore.psp.call;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads a request into a {@link Call}: its form by Stripe's bracket rules, its key, its caller. */
@Component
class CallResolver implements HandlerMethodArgumentResolver {

    private static final int LARGEST_BODY = 200_000;

    private final Credentials credentials;

    CallResolver(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Call.class);
    }

    @Override
    public Call resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = (HttpServletRequest) web.getNativeRequest();
        String query = request.getQueryString();
        Form form = Tree.parse(query == null ? "" : query, body(request));
        Call.Caller caller = credentials.check(request.getHeader("Authorization"), form);
        return new Call(
                StripeHeaders.requestId(request),
                request.getMethod(),
                request.getRequestURI(),
                caller,
                form,
                idempotencyKey(request),
                ConnectionValve.connectionOf(request));
    }

    private static String body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw ApiError.tooLarge();
        }
        String type = request.getContentType();
        if (body.length > 0
                && (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))) {
            throw ApiError.invalidRequest(
                    null, "Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static @Nullable String idempotencyKey(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (!request.getMethod().equals("POST") || key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > 255) {
            throw ApiError.invalidRequest(
                    null, "Idempotency keys can be at most 255 characters long, yours has " + key.length() + ".");
        }
        return key;
    }
}
