package io.bookstore.storefront.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/** Writes an {@link OnBehalf} as headers. */
final class OnBehalfHeaders implements HttpServiceArgumentResolver {

    @Override
    public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
        if (!(argument instanceof OnBehalf who)) return false;
        of(who).forEach(request::addHeader);
        return true;
    }

    static Map<String, String> of(OnBehalf who) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Forwarded-For", who.address());
        if (who.requestId() != null) headers.put("X-Request-Id", who.requestId());
        if (who.bearer() != null) headers.put("Authorization", "Bearer " + who.bearer());
        if (who.cartToken() != null) headers.put("Cart-Token", who.cartToken());
        if (who.orderToken() != null) headers.put("Order-Token", who.orderToken());
        return headers;
    }
}
