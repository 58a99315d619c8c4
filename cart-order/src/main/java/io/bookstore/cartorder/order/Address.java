package io.bookstore.cartorder.order;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Where an order goes. */
public record Address(
        @NotBlank @Size(max = 120) @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
        String name,

        @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
        String line1,

        @Nullable @Size(max = 200) @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
        String line2,

        @NotBlank @Size(max = 100) @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
        String city,

        @NotBlank @Size(max = 20) @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
        String postalCode,

        @Nullable @Size(max = 100) @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
        String state,

        @NotNull @Country String country) {

    static final String ONE_LINE = "[^\\p{Cntrl}]*";
    static final String NOT_ONE_LINE = "must be one line of text";
}
