package io.bookstore.catalog.book;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an edition came or comes out, as exact as it is known.
 *
 * @param text {@code 1954}, {@code 1954-07} or {@code 1954-07-29}
 * @param firstDay the first day that it can mean
 */
public record PublicationDate(String text, LocalDate firstDay) {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

    public static Optional<PublicationDate> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            LocalDate first = LocalDate.of(Integer.parseInt(form.group(1)), part(form, 2), part(form, 3));
            return Optional.of(new PublicationDate(text, first));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int part(Matcher form, int group) {
        return form.group(group) == null ? 1 : Integer.parseInt(form.group(group));
    }
}
