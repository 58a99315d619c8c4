package io.bookstore.cartorder.promotion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who a promotion is for. */
enum Segment {
    EVERYONE,
    GUESTS,
    SIGNED_IN,
    /** Accounts that have no order yet. */
    FIRST_ORDER,
    /** Accounts that have ordered before. */
    RETURNING;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Segment> of(String code) {
        return Arrays.stream(values())
                .filter(segment -> segment.code().equals(code))
                .findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(Segment::code).collect(Collectors.joining(", "));
    }

    boolean has(boolean account, boolean ordered) {
        return switch (this) {
            case EVERYONE -> true;
            case GUESTS -> !account;
            case SIGNED_IN -> account;
            case FIRST_ORDER -> account && !ordered;
            case RETURNING -> account && ordered;
        };
    }
}
