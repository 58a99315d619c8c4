package io.bookstore.psp.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call, nested by brackets. Reading a parameter marks it as known; what was never read is refused in
 * the end, as Stripe does.
 */
public final class Form {

    private static final int MOST_METADATA = 50;

    private final String prefix;
    private final Map<String, Object> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Form> children = new HashMap<>();

    Form(Map<String, Object> values) {
        this("", values);
    }

    private Form(String prefix, Map<String, Object> values) {
        this.prefix = prefix;
        this.values = values;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isObject(String name) {
        return values.get(name) instanceof Map<?, ?>;
    }

    public @Nullable String text(String name) {
        return text(name, 5_000);
    }

    public @Nullable String text(String name, int longest) {
        known.add(name);
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw invalid("Invalid string: " + name(name) + " must be a single value.", name);
        }
        if (text.isEmpty()) {
            throw ApiError.invalidRequest(
                            "parameter_invalid_empty",
                            ("You passed an empty string for '%s'. We assume empty values are an attempt to unset a"
                                            + " field; however '%s' cannot be unset.")
                                    .formatted(name(name), name(name)))
                    .param(name(name));
        }
        if (text.length() > longest) {
            throw invalid("Invalid string: %s; must be at most %d characters".formatted(name(name), longest), name);
        }
        return text;
    }

    public String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw ApiError.invalidRequest("parameter_missing", "Missing required param: " + name(name) + ".")
                    .param(name(name));
        }
        return text;
    }

    public String oneOf(String name, String fallback, List<String> allowed) {
        String text = text(name);
        if (text == null) {
            return fallback;
        }
        if (!allowed.contains(text)) {
            throw invalid("Invalid %s: must be one of %s".formatted(name(name), String.join(", ", allowed)), name);
        }
        return text;
    }

    public @Nullable Long integer(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,18}")) {
            throw ApiError.invalidRequest("parameter_invalid_integer", "Invalid integer: " + shortened(text))
                    .param(name(name));
        }
        return Long.valueOf(text);
    }

    public long requiredInteger(String name) {
        requiredText(name);
        return Objects.requireNonNull(integer(name));
    }

    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw invalid("Invalid boolean: " + shortened(text), name);
        }
        return true;
    }

    /** A nested object; empty when it was not sent. */
    public Form nested(String name) {
        known.add(name);
        Object value = values.getOrDefault(name, Map.of());
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid("Invalid object", name);
        }
        return children.computeIfAbsent(name, key -> new Form(name(name), Tree.copy(map)));
    }

    public List<String> list(String name) {
        known.add(name);
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid("Invalid array", name);
        }
        List<String> list = new ArrayList<>();
        for (Object item : map.values()) {
            if (!(item instanceof String text)) {
                throw invalid("Invalid array", name);
            }
            list.add(text);
        }
        return list;
    }

    public Map<String, String> metadata() {
        if ("".equals(values.get("metadata"))) {
            known.add("metadata");
            return Map.of();
        }
        Form form = nested("metadata");
        if (form.values.size() > MOST_METADATA) {
            throw invalid("You can have up to " + MOST_METADATA + " metadata keys", "metadata");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String key : form.values.keySet()) {
            if (key.length() > 40) {
                throw invalid("Metadata keys can have up to 40 characters: " + shortened(key), "metadata");
            }
            if (!"".equals(form.values.get(key))) {
                metadata.put(key, String.valueOf(form.text(key, 500)));
            }
        }
        form.known.addAll(form.values.keySet());
        return metadata;
    }

    /** Accepts the parameter and everything in it without a look. */
    public void ignore(String name) {
        if (values.get(name) instanceof Map<?, ?>) {
            Form child = nested(name);
            child.known.addAll(child.values.keySet());
        }
        known.add(name);
    }

    void refuseUnknown() {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw ApiError.invalidRequest("parameter_unknown", "Received unknown parameter: " + name(name))
                        .param(name(name));
            }
        }
        children.values().forEach(Form::refuseUnknown);
    }

    public ApiError invalid(String message, String name) {
        return ApiError.invalidRequest(null, message).param(name(name));
    }

    /** The same with one parameter added or replaced, named as on the wire ({@code a} or {@code a[b]}). */
    Form with(String name, String value) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            copy.put(name, value);
        } else {
            String outer = name.substring(0, bracket);
            Map<String, Object> inner = values.get(outer) instanceof Map<?, ?> map ? Tree.copy(map) : new HashMap<>();
            inner.put(name.substring(bracket + 1, name.length() - 1), value);
            copy.put(outer, inner);
        }
        return new Form(copy);
    }

    Map<String, Object> tree() {
        return values;
    }

    private String name(String name) {
        return prefix.isEmpty() ? name : prefix + "[" + name + "]";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
