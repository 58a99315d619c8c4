package io.bookstore.storefront.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes days and times as people say them. In templates: {@code @dates}. */
@Component("dates")
public final class DateWords {

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY_ALONE = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

    public String day(@Nullable Instant at) {
        return at == null ? "" : DAY.format(at.atZone(ZONE));
    }

    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at.atZone(ZONE));
    }

    /** A day of publication, of which sometimes only the year or the month is known. */
    public String published(@Nullable String text) {
        if (text == null) return "";
        try {
            if (text.matches("-?\\d{1,4}")) return text;
            if (text.matches("\\d{4}-\\d{2}")) return MONTH.format(LocalDate.parse(text + "-01"));
            return DAY.format(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** "Arrives Tue 24 – Thu 26 Nov", or nothing when the days are not known. */
    public String arrives(@Nullable String earliest, @Nullable String latest) {
        try {
            if (latest == null) return "";
            LocalDate last = LocalDate.parse(latest);
            LocalDate first = earliest == null ? last : LocalDate.parse(earliest);
            if (first.equals(last)) return "Arrives " + WEEKDAY.format(last);
            boolean sameMonth = first.getMonth() == last.getMonth();
            return "Arrives " + (sameMonth ? WEEKDAY_ALONE : WEEKDAY).format(first) + " – " + WEEKDAY.format(last);
        } catch (DateTimeParseException e) {
            return "";
        }
    }
}
