package io.bookstore.cartorder.shipping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** On which days parcels move: Monday to Friday without the public holidays of the country, as a file of rules tells them. */
@Component
class Holidays {

    private final Map<String, List<String[]>> rules = new HashMap<>();
    private final Map<String, Set<LocalDate>> years = new ConcurrentHashMap<>();

    Holidays() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Holidays.class.getResourceAsStream("/shipping/holidays.csv")),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(";"))
                    .forEach(rule -> rules.computeIfAbsent(rule[0], country -> new ArrayList<>())
                            .add(rule));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isWorkDay(String country, LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !of(country, day.getYear()).contains(day);
    }

    /** That day, or the first work day after it. */
    LocalDate workDayFrom(String country, LocalDate day) {
        LocalDate next = day;
        while (!isWorkDay(country, next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    LocalDate after(String country, LocalDate start, int workDays) {
        LocalDate day = start;
        for (int left = workDays; left > 0; left--) {
            day = workDayFrom(country, day.plusDays(1));
        }
        return day;
    }

    private Set<LocalDate> of(String country, int year) {
        return years.computeIfAbsent(country + year, key -> {
            Set<LocalDate> days = new HashSet<>();
            rules.getOrDefault(country, List.of()).forEach(rule -> days.add(day(rule, year)));
            return days;
        });
    }

    private static LocalDate day(String[] rule, int year) {
        return switch (rule[1]) {
            case "fixed" -> MonthDay.parse("--" + rule[2]).atYear(year);
            case "monday" -> moved(MonthDay.parse("--" + rule[2]).atYear(year), false);
            case "nearest" -> moved(MonthDay.parse("--" + rule[2]).atYear(year), true);
            case "easter" -> easter(year).plusDays(Integer.parseInt(rule[2]));
            case "nth" ->
                LocalDate.of(year, Integer.parseInt(rule[2]), 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(
                                Integer.parseInt(rule[3]), DayOfWeek.valueOf(rule[4])));
            case "before" ->
                MonthDay.parse("--" + rule[2])
                        .atYear(year)
                        .with(TemporalAdjusters.previous(DayOfWeek.valueOf(rule[3])));
            default -> throw new IllegalStateException("no rule for holidays is called " + rule[1]);
        };
    }

    /** A holiday at the weekend is kept on the Monday after it, or on the nearest work day. */
    private static LocalDate moved(LocalDate day, boolean nearest) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> nearest ? day.minusDays(1) : day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** Easter Sunday of the western churches, by the rule of Gauss as Meeus writes it. */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int skipped = century - century / 4 - (8 * century + 13) / 25;
        int epact = Math.floorMod(skipped + 19 * golden + 15, 30);
        int moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
        int weekday = Math.floorMod(year + year / 4 + moon + 2 - century + century / 4, 7);
        int offset = moon - weekday;
        int month = 3 + (offset + 40) / 44;
        return LocalDate.of(year, month, offset + 28 - 31 * (month / 4));
    }
}
