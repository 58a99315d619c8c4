package io.bookstore.cartorder.checkout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** How to pay; a card itself never reaches us, only the PSP's name for it. */
record PaymentInfo(
        @Nullable @Pattern(regexp = "stripe|paypal", message = "must be stripe or paypal")
        String provider,

        @Nullable @Pattern(regexp = "pm_[A-Za-z0-9_]{1,100}", message = "must be the id of a payment method")
        String paymentMethod) {

    @JsonIgnore
    boolean isSupported() {
        return provider == null || provider.equals("stripe");
    }
}
