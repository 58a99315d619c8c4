package io.bookstore.psp.memory;

import java.util.Optional;

/** Reads one remembered thing. */
public interface Lookup {

    Optional<Remembered> find(String kind, String id);

    default <T extends Remembered> Optional<T> find(Class<T> type, String id) {
        return find(type.getAnnotation(Kind.class).value(), id).map(type::cast);
    }
}
