package io.bookstore.search.index;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates that may lack their day or month: {@code 1813}, {@code 2024-05}, {@code 2024-05-17}. */
public final class PublicationDates {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    private PublicationDates() {}

    /** The first day it can mean, as {@code yyyy-MM-dd}; null when it is no such date. */
    public static @Nullable String earliest(@Nullable String date) {
        LocalDate day = day(date, false);
        return day == null ? null : day.toString();
    }

    /** The last day it can mean; null when it is no such date. */
    public static @Nullable String latest(@Nullable String date) {
        LocalDate day = day(date, true);
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(@Nullable String date, boolean last) {
        Matcher form = date == null ? null : FORM.matcher(date);
        if (form == null || !form.matches() || form.group(1).equals("0000")) {
            return null;
        }
        try {
            int year = Integer.parseInt(form.group(1));
            int month = form.group(2) == null ? (last ? 12 : 1) : Integer.parseInt(form.group(2));
            if (form.group(3) != null) {
                return LocalDate.of(year, month, Integer.parseInt(form.group(3)));
            }
            LocalDate first = LocalDate.of(year, month, 1);
            return last ? first.plusMonths(1).minusDays(1) : first;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
