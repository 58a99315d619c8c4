package io.bookstore.cartorder.checkout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** How to pay; a card itself never reaches us, only the PSP's name for it. */
record PaymentInfo(
        @Nullable @Pattern(regexp = "stripe|paypal", message = "must be stripe or paypal")
        String provider,

        @Nullable @Pattern(regexp = "pm_[A-Za-z0-9_]{1,100}", message = "must be the id of a payment method")
        String paymentMethod,

        // left out where it is not given: what a body looked like before it could be
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean savePaymentMethod) {

    PaymentInfo(@Nullable String provider, @Nullable String paymentMethod) {
        this(provider, paymentMethod, null);
    }

    @JsonIgnore
    boolean wantsToSave() {
        return Boolean.TRUE.equals(savePaymentMethod);
    }

    @JsonIgnore
    boolean isSupported() {
        return provider == null || provider.equals("stripe");
    }
}
