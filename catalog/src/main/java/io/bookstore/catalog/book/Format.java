package io.bookstore.catalog.book;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an edition is made of. */
public enum Format {
    HARDCOVER,
    PAPERBACK,
    MASS_MARKET,
    BOARD_BOOK,
    EBOOK,
    AUDIOBOOK,
    OTHER;

    /** As requests, answers and the database spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }

    public static String codes() {
        return Arrays.stream(values()).map(Format::code).collect(Collectors.joining(", "));
    }
}
