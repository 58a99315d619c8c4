package io.bookstore.storefront.api;

import org.jspecify.annotations.Nullable;

/**
 * For whom a call is made; a parameter of every call.
 *
 * @param address the shopper's network address, passed on as {@code X-Forwarded-For}
 * @param requestId the id of the request that we serve
 * @param bearer the access token of a signed-in shopper
 * @param cartToken the owner of a guest's cart
 * @param orderToken what lets a guest see one order
 */
public record OnBehalf(
        String address,
        @Nullable String requestId,
        @Nullable String bearer,
        @Nullable String cartToken,
        @Nullable String orderToken) {

    public OnBehalf bearer(String token) {
        return new OnBehalf(address, requestId, token, null, null);
    }

    public OnBehalf cartToken(@Nullable String token) {
        return new OnBehalf(address, requestId, null, token, null);
    }

    public OnBehalf orderToken(@Nullable String token) {
        return new OnBehalf(address, requestId, bearer, cartToken, token);
    }

    /** Tokens stay out of logs. */
    @Override
    public String toString() {
        return "OnBehalf[" + requestId + "]";
    }
}
