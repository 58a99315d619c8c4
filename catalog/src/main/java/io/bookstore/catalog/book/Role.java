package io.bookstore.catalog.book;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a contributor did for a book. */
public enum Role {
    AUTHOR,
    EDITOR,
    TRANSLATOR,
    ILLUSTRATOR,
    NARRATOR,
    CONTRIBUTOR;

    /** As requests, answers and the database spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    public static String codes() {
        return Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "));
    }
}
