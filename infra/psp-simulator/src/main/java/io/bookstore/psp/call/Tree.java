package io.bookstore.psp.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns {@code a[b]=1&c[]=2} into nested maps; a list is a map whose keys are its indices. */
final class Tree {

    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final int DEEPEST = 8;
    private static final int MOST = 1_000;

    private final Map<String, Object> root = new LinkedHashMap<>();
    private int count;

    static Form parse(String query, String body) {
        Tree tree = new Tree();
        tree.addAll(query);
        tree.addAll(body);
        return new Form(tree.root);
    }

    static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private void addAll(String encoded) {
        for (String pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            add(name, value);
        }
    }

    private void add(String name, String value) {
        count++;
        Matcher whole = NAME.matcher(name);
        if (count > MOST || !whole.matches()) {
            throw unreadable(name);
        }
        Map<String, Object> place = root;
        String key = whole.group(1).intern(); // kept with every payment, as keys of its metadata
        Matcher bracket = BRACKET.matcher(whole.group(2));
        int depth = 0;
        while (bracket.find()) {
            depth++;
            if (depth > DEEPEST) {
                throw unreadable(name);
            }
            place = inner(place, key, name);
            key = bracket.group(1).isEmpty()
                    ? Integer.toString(place.size())
                    : bracket.group(1).intern();
        }
        if (place.put(key, value) instanceof Map<?, ?>) {
            throw unreadable(name);
        }
    }

    @SuppressWarnings("unchecked") // only this class fills the maps
    private static Map<String, Object> inner(Map<String, Object> place, String key, String name) {
        Object inner = place.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>());
        if (!(inner instanceof Map<?, ?>)) {
            throw unreadable(name);
        }
        return (Map<String, Object>) inner;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw unreadable(encoded);
        }
    }

    private static ApiError unreadable(String name) {
        return ApiError.invalidRequest(
                null, "Invalid request: cannot read the parameter " + name.substring(0, Math.min(60, name.length())));
    }
}
