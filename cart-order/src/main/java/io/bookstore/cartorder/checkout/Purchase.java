package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.cart.CartOwner;
import io.bookstore.cartorder.order.Address;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to buy, checked for form.
 *
 * @param items the books named in the request; null when the cart is bought
 * @param address null until the one of {@code addressId} is known
 * @param addressId one that the customer keeps; null when the request has the address
 * @param email where the shopper hears of the order
 */
record Purchase(
        CartOwner owner,
        @Nullable UUID userId,
        @Nullable List<Wanted> items,
        @Nullable Address address,
        @Nullable UUID addressId,
        @Nullable String shippingMethod,
        String email,
        @Nullable String paymentMethod,
        boolean savePaymentMethod,
        @Nullable Long expectedTotalCents,
        String key,
        String fingerprint) {

    Purchase to(Address found) {
        return new Purchase(
                owner,
                userId,
                items,
                found,
                addressId,
                shippingMethod,
                email,
                paymentMethod,
                savePaymentMethod,
                expectedTotalCents,
                key,
                fingerprint);
    }
}
