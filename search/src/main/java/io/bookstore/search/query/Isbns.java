package io.bookstore.search.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** ISBNs in any spelling: ten or thirteen digits, with hyphens, spaces or the letters ISBN before them. */
public final class Isbns {

    private static final Pattern PREFIX = Pattern.compile("^ISBN(?:-?1[03])?[:\\s]*");
    private static final Pattern FILLERS = Pattern.compile("[\\s\\p{Pd}.]");

    private static final String BOOKLAND = "978";
    private static final int TEN_WITHOUT_CHECK = 9;

    private Isbns() {}

    /** The thirteen digits, when the text is an ISBN and nothing else. */
    public static Optional<String> thirteen(String text) {
        String digits = PREFIX.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceFirst("");
        digits = FILLERS.matcher(digits).replaceAll("");
        if (digits.matches("[0-9]{13}") && checkDigit(digits) == digits.charAt(12)) {
            return Optional.of(digits);
        }
        if (digits.matches("[0-9]{9}[0-9X]") && isTen(digits)) {
            String thirteen = "978" + digits.substring(0, 9);
            return Optional.of(thirteen + checkDigit(thirteen));
        }
        return Optional.empty();
    }

    /**
     * What an ISBN that is still being typed may go on to: seven to twelve of its digits, with or without the 978 that
     * ISBNs of ten digits lack. Empty for anything else.
     */
    public static List<String> beginnings(String text) {
        String digits = PREFIX.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceFirst("");
        digits = FILLERS.matcher(digits).replaceAll("");
        if (!digits.matches("[0-9]{7,12}") || thirteen(text).isPresent()) {
            return List.of();
        }
        return digits.length() <= TEN_WITHOUT_CHECK && !digits.startsWith(BOOKLAND)
                ? List.of(digits, BOOKLAND + digits)
                : List.of(digits);
    }

    private static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static boolean isTen(String digits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            char c = digits.charAt(i);
            sum += (c == 'X' ? 10 : c - '0') * (10 - i);
        }
        return sum % 11 == 0;
    }
}
