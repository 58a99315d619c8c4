package io.bookstore.identity.address;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where parcels go, as it is kept. */
record AddressContent(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        String postalCode,
        @Nullable String state,
        String country) {

    static final String ONE_LINE = "[^\\p{Cntrl}]*";
    static final String NOT_ONE_LINE = "must be one line of text";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static boolean knows(String country) {
        return COUNTRIES.contains(country);
    }
}
