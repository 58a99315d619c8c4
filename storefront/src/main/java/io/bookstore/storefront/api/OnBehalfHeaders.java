package io.bookstore.storefront.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/** Writes an {@link OnBehalf} as headers. */
final class OnBehalfHeaders implements HttpServiceArgumentResolver {

    @Override
    public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
        if (!(argument instanceof OnBehalf who)) return false;
        request.addHeader("X-Forwarded-For", who.address());
        if (who.requestId() != null) request.addHeader("X-Request-Id", who.requestId());
        if (who.bearer() != null) request.addHeader("Authorization", "Bearer " + who.bearer());
        if (who.cartToken() != null) request.addHeader("Cart-Token", who.cartToken());
        if (who.orderToken() != null) request.addHeader("Order-Token", who.orderToken());
        return true;
    }
}
