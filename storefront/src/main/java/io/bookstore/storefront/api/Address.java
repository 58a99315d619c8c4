package io.bookstore.storefront.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Where a parcel goes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        @Nullable String name,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String state,
        @Nullable String country) {}
