package io.bookstore.catalog.onix;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates (list 55) as we write them: a year, a month or a day. */
final class Dates {

    private static final Pattern DIGITS = Pattern.compile("([0-9]{4})(?:-?([0-9]{2})(?:-?([0-9]{2}))?)?(?:T.*)?");
    /** Those that begin with year, month and day as far as they are known; weeks, quarters and seasons do not. */
    private static final Set<String> UNDERSTOOD = Set.of("00", "01", "05", "13", "14");

    private Dates() {}

    /** Of the composite that holds a date; null when it says none that is understood. */
    static @Nullable String of(Element composite) {
        Element date = composite.all("Date").stream().findFirst().orElse(null);
        if (date == null) {
            return null;
        }
        String format = date.format() == null ? composite.value("DateFormat") : date.format();
        Matcher digits = DIGITS.matcher(date.text());
        if ((format != null && !UNDERSTOOD.contains(format)) || !digits.matches()) {
            return null;
        }
        return written(digits.group(1), digits.group(2), digits.group(3));
    }

    private static @Nullable String written(String year, @Nullable String month, @Nullable String day) {
        if (year.equals("0000")) {
            return null;
        }
        if (month == null || month.equals("00")) {
            return year;
        }
        boolean wholeMonth = day == null || day.equals("00");
        try {
            LocalDate first = LocalDate.of(
                    Integer.parseInt(year), Integer.parseInt(month), wholeMonth ? 1 : Integer.parseInt(day));
            return wholeMonth ? year + "-" + month : first.toString();
        } catch (DateTimeException noSuchDay) {
            return year;
        }
    }
}
