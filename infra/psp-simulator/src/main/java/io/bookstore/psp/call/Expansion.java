package io.bookstore.psp.call;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Lookup;
import io.bookstore.psp.memory.Reference;
import io.bookstore.psp.memory.StripeObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Replaces ids by whole objects where the caller asked for it with {@code expand[]}. */
final class Expansion {

    private static final String NOTHING = "nothing";
    private static final String LIST = "list of ";

    /** By kind: the expandable fields and what they hold; some are always null here. */
    private static final Map<String, Map<String, String>> EXPANDABLE = Map.of(
            "payment_intent",
            Map.of(
                    "latest_charge",
                    "charge",
                    "payment_method",
                    "payment_method",
                    "customer",
                    NOTHING,
                    "review",
                    NOTHING),
            "charge",
            Map.of(
                    "payment_intent",
                    "payment_intent",
                    "balance_transaction",
                    "balance_transaction",
                    "customer",
                    NOTHING),
            "refund",
            Map.of(
                    "charge",
                    "charge",
                    "payment_intent",
                    "payment_intent",
                    "balance_transaction",
                    "balance_transaction"),
            "payment_method",
            Map.of("customer", NOTHING),
            "balance_transaction",
            Map.of("source", "charge"));

    private static final int DEEPEST = 4;

    private final Map<String, Expansion> inner = new TreeMap<>();

    /** Refuses paths that the kind does not have, before any work is done. In a list, all paths begin with "data". */
    static Expansion of(List<String> paths, String kind, boolean listed) {
        Expansion root = new Expansion();
        for (String path : paths) {
            String[] names = path.split("\\.", -1);
            if (names.length > DEEPEST) {
                throw ApiError.invalidRequest(null, "You cannot expand more than 4 levels of a property: " + path)
                        .param("expand");
            }
            root.add(names, listed ? LIST + kind : kind);
        }
        return root;
    }

    private void add(String[] names, String kind) {
        Expansion place = this;
        String at = kind;
        for (String name : names) {
            String next = next(at, name);
            if (next == null) {
                throw ApiError.invalidRequest(
                                null, "This property cannot be expanded (%s).".formatted(String.join(".", names)))
                        .param("expand");
            }
            place = place.inner.computeIfAbsent(name, missing -> new Expansion());
            at = next;
        }
    }

    private static @Nullable String next(String kind, String name) {
        if (kind.startsWith(LIST)) {
            return name.equals("data") ? kind.substring(LIST.length()) : null;
        }
        return EXPANDABLE.getOrDefault(kind, Map.of()).get(name);
    }

    Fields apply(Fields fields, Lookup lookup) {
        inner.forEach((name, deeper) -> {
            Object whole = whole(fields.get(name), deeper, lookup);
            if (whole != null) {
                fields.with(name, whole);
            }
        });
        return fields;
    }

    private static @Nullable Object whole(@Nullable Object value, Expansion deeper, Lookup lookup) {
        if (value instanceof List<?> items) {
            return items.stream()
                    .map(item -> deeper.apply((Fields) item, lookup))
                    .toList();
        }
        if (!(value instanceof Reference reference)) {
            return null;
        }
        return lookup.find(reference.kind(), reference.id())
                .map(StripeObject.class::cast)
                .map(object -> (Object) deeper.apply(object.fields(), lookup))
                .orElse(null);
    }
}
