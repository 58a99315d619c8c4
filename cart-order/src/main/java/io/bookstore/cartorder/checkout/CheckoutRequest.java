package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.Address;
import io.bookstore.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** The body of a checkout. */
record CheckoutRequest(
        @NotNull @Valid PaymentInfo paymentInfo,
        @Nullable @Valid Address shippingAddr,
        @Nullable UUID addressId,
        @Nullable @Size(min = 1, max = 60) String shippingMethod,

        @Nullable @Size(max = 254) @Pattern(regexp = EMAIL, message = "must be an e-mail address")
        String email,

        @Nullable @PositiveOrZero Long expectedTotalCents) {

    /** What is wrong with it beyond each field of its own. */
    @Nullable
    ProblemDetail problem() {
        if (shippingAddr != null && addressId != null) {
            return Problems.invalid("address_id", "must not be given beside shipping_addr");
        }
        if (shippingAddr == null && addressId == null) {
            return Problems.invalid("shipping_addr", "is required");
        }
        return paymentInfo.isSupported() ? null : CheckoutProblems.unsupportedProvider();
    }

    static final String EMAIL = "[^\\s\\p{Cntrl}@,;<>\"]{1,64}@[^\\s\\p{Cntrl}@,;<>\"]{1,190}";
}
