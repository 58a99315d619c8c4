package io.bookstore.psp.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ids of the things that share a property which never changes, so that nobody has to look at all of them. */
public final class Index<T extends Remembered> {

    private final Class<T> type;
    private final Function<? super T, @Nullable String> property;
    private final Map<String, List<String>> ids = new HashMap<>();

    Index(Class<T> type, Function<? super T, @Nullable String> property) {
        this.type = type;
        this.property = property;
    }

    Class<T> type() {
        return type;
    }

    void add(Remembered thing) {
        String value = type.isInstance(thing) ? property.apply(type.cast(thing)) : null;
        if (value != null) {
            ids.merge(value, List.of(thing.id()), Index::joined);
        }
    }

    /** Oldest first. */
    List<String> ids(String value) {
        return ids.getOrDefault(value, List.of());
    }

    private static List<String> joined(List<String> before, List<String> one) {
        if (before.contains(one.getFirst())) {
            return before;
        }
        List<String> both = new ArrayList<>(before);
        both.addAll(one);
        return List.copyOf(both);
    }
}
