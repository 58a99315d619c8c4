package io.bookstore.psp.memory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object in Stripe's shape: ordered, and with its empty fields shown as null. */
public final class Fields {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    public static Fields of(String object, String id) {
        return new Fields().with("id", id).with("object", object);
    }

    public Fields with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    public Fields empty(String... names) {
        for (String name : names) {
            values.put(name, null);
        }
        return this;
    }

    public @Nullable Object get(String name) {
        return values.get(name);
    }

    @JsonValue
    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
