package io.bookstore.psp.memory;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** A field that shows an id and, when the caller asks to expand it, the whole object. */
public record Reference(String kind, @JsonValue String id) {

    public static @Nullable Reference to(String kind, @Nullable String id) {
        return id == null ? null : new Reference(kind, id);
    }
}
