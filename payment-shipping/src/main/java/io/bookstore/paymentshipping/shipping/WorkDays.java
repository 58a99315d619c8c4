package io.bookstore.paymentshipping.shipping;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts days on which parcels move: Monday to Friday. */
final class WorkDays {

    private WorkDays() {}

    static LocalDate after(LocalDate start, int workDays) {
        LocalDate day = start;
        for (int left = workDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkDay(day)) {
                left--;
            }
        }
        return day;
    }

    private static boolean isWorkDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
