package io.bookstore.catalog.draft;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** ISO 639 codes: two letters wherever there are such, else three. */
public final class Languages {

    private static final Pattern THREE = Pattern.compile("[a-z]{3}");
    private static final Set<String> TWO = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));
    /** Those that Java does not know. */
    private static final Map<String, String> BIBLIOGRAPHIC = bibliographicCodes();

    private static final Map<String, String> TWO_OF_THREE = twoOfThree();

    private Languages() {}

    public static Optional<String> parse(String code) {
        String lower = code.strip().toLowerCase(Locale.ROOT);
        if (TWO.contains(lower)) {
            return Optional.of(lower);
        }
        return THREE.matcher(lower).matches() ? Optional.of(TWO_OF_THREE.getOrDefault(lower, lower)) : Optional.empty();
    }

    /** Three letters, as the book trade writes them: {@code ger}, not {@code deu}. */
    public static String bibliographic(String code) {
        if (code.length() != 2) {
            return code;
        }
        String three = BIBLIOGRAPHIC.entrySet().stream()
                .filter(entry -> entry.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        return three == null ? Locale.of(code).getISO3Language() : three;
    }

    private static Map<String, String> bibliographicCodes() {
        Map<String, String> codes = new HashMap<>();
        codes.putAll(Map.of("alb", "sq", "arm", "hy", "baq", "eu", "bur", "my", "chi", "zh", "cze", "cs", "dut", "nl"));
        codes.putAll(Map.of("fre", "fr", "geo", "ka", "ger", "de", "gre", "el", "ice", "is", "mac", "mk", "mao", "mi"));
        codes.putAll(Map.of("may", "ms", "per", "fa", "rum", "ro", "slo", "sk", "tib", "bo", "wel", "cy"));
        return Map.copyOf(codes);
    }

    private static Map<String, String> twoOfThree() {
        Map<String, String> codes = new HashMap<>();
        TWO.forEach(two -> codes.putIfAbsent(Locale.of(two).getISO3Language(), two));
        codes.putAll(BIBLIOGRAPHIC);
        return Map.copyOf(codes);
    }
}
