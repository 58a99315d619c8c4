package io.bookstore.catalog.book;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a country taxes an edition: many tax books less than other goods, some tax electronic books as these. */
public enum TaxClass {
    BOOK,
    EBOOK,
    STANDARD;

    /** What an edition falls under unless somebody says otherwise. */
    public static TaxClass of(Format format) {
        return format == Format.EBOOK || format == Format.AUDIOBOOK ? EBOOK : BOOK;
    }

    /** As requests, answers and the database spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TaxClass> of(String code) {
        return Arrays.stream(values())
                .filter(taxClass -> taxClass.code().equals(code))
                .findFirst();
    }

    public static String codes() {
        return Arrays.stream(values()).map(TaxClass::code).collect(Collectors.joining(", "));
    }
}
