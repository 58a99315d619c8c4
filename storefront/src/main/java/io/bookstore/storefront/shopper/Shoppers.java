package io.bookstore.storefront.shopper;

import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Shopper} of the request. */
@Component
public final class Shoppers implements HandlerMethodArgumentResolver {

    private final Logins logins;
    private final AccessTokens tokens;
    private final Cookies cookies;
    private final SessionSettings settings;

    Shoppers(Logins logins, AccessTokens tokens, Cookies cookies, SessionSettings settings) {
        this.logins = logins;
        this.tokens = tokens;
        this.cookies = cookies;
        this.settings = settings;
    }

    public Shopper of(HttpServletRequest request, HttpServletResponse response) {
        return new Shopper(request, response, this, MDC.get(Problems.REQUEST_ID));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Shopper.class;
    }

    @Override
    public Shopper resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse servletResponse = request.getNativeResponse(HttpServletResponse.class);
        if (servletRequest == null || servletResponse == null) throw new IllegalStateException("not a servlet request");
        return of(servletRequest, servletResponse);
    }

    Logins logins() {
        return logins;
    }

    AccessTokens tokens() {
        return tokens;
    }

    Cookies cookies() {
        return cookies;
    }

    SessionSettings settings() {
        return settings;
    }
}
