package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.Address;
import io.bookstore.cartorder.order.Country;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a quote. Of the address, the country alone is needed; the rest may not be known yet. */
record QuoteRequest(
        @Nullable @Valid Place shippingAddr,
        @Nullable UUID addressId,
        @Nullable @Size(min = 1, max = 60) String shippingMethod) {

    record Place(
            @Nullable @Size(max = 120) String name,
            @Nullable @Size(max = 200) String line1,
            @Nullable @Size(max = 200) String line2,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 20) String postalCode,
            @Nullable @Size(max = 100) String state,
            @NotNull @Country String country) {

        static Place of(Address address) {
            return new Place(
                    address.name(),
                    address.line1(),
                    address.line2(),
                    address.city(),
                    address.postalCode(),
                    address.state(),
                    address.country());
        }
    }
}
