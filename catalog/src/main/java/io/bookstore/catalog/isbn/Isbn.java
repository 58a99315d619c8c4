package io.bookstore.catalog.isbn;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A book number that is right: 13 digits with a true check digit.
 *
 * @param digits without hyphens
 */
public record Isbn(String digits) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\-\\u00ad\\u2010-\\u2015\\u2212]+");
    private static final Pattern TEN = Pattern.compile("[0-9]{9}[0-9X]");
    private static final Pattern THIRTEEN = Pattern.compile("97[89][0-9]{10}");
    private static final Pattern ANY = Pattern.compile("[0-9]{9}[0-9X]|[0-9]{13}");

    public Isbn {
        if (!THIRTEEN.matcher(digits).matches() || checkDigit13(digits) != digits.charAt(12)) {
            throw new IllegalArgumentException(digits + " is not an ISBN-13");
        }
    }

    /** Reads an ISBN-10 or ISBN-13 with any hyphens and spaces; empty when it is not one or its check digit is wrong. */
    public static Optional<Isbn> parse(String text) {
        String bare = bare(text);
        if (TEN.matcher(bare).matches() && checkDigit10(bare) == bare.charAt(9)) {
            String twelve = "978" + bare.substring(0, 9);
            return Optional.of(new Isbn(twelve + checkDigit13(twelve)));
        }
        return THIRTEEN.matcher(bare).matches() && checkDigit13(bare) == bare.charAt(12)
                ? Optional.of(new Isbn(bare))
                : Optional.empty();
    }

    /** Whether somebody meant an ISBN, right or wrong. */
    public static boolean isMeantBy(String text) {
        return ANY.matcher(bare(text)).matches();
    }

    /** The older form; empty for those that begin with 979, which never had one. */
    public Optional<String> ten() {
        if (!digits.startsWith("978")) {
            return Optional.empty();
        }
        String nine = digits.substring(3, 12);
        return Optional.of(nine + checkDigit10(nine));
    }

    private static String bare(String text) {
        return text.length() > 40 ? "" : BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static char checkDigit13(String digits) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static char checkDigit10(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    @Override
    public String toString() {
        return digits;
    }
}
