package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.Address;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A checkout that names its books. */
record BuyNowRequest(
        @NotEmpty @Size(max = 200) List<@NotNull @Valid Item> items,
        @NotNull @Valid PaymentInfo paymentInfo,
        @Nullable @Valid Address shippingAddr,
        @Nullable UUID addressId,
        @Nullable @Size(min = 1, max = 60) String shippingMethod,

        @Nullable @Size(max = 254) @Pattern(regexp = CheckoutRequest.EMAIL, message = "must be an e-mail address")
        String email,

        @Nullable @PositiveOrZero Long expectedTotalCents) {

    record Item(
            @NotNull UUID bookId,
            @NotNull @Min(1) @Max(10_000) Integer quantity) {}

    boolean namesABookTwice() {
        return items.stream().map(Item::bookId).distinct().count() < items.size();
    }

    List<Wanted> wanted() {
        return items.stream()
                .map(item -> new Wanted(item.bookId(), item.quantity()))
                .toList();
    }

    CheckoutRequest withoutItems() {
        return new CheckoutRequest(paymentInfo, shippingAddr, addressId, shippingMethod, email, expectedTotalCents);
    }
}
