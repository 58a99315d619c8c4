package io.bookstore.catalog.draft;

import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.book.Subject;
import io.bookstore.catalog.book.TaxClass;
import io.bookstore.catalog.category.SubjectCodes;
import io.bookstore.catalog.draft.BookInput.SubjectInput;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of what else is said of an edition. */
record ParticularsRules(Checks checks) {

    private static final int MAX_SUBJECTS = 100;
    private static final int MAX_AWARDS = 50;
    private static final int OLDEST = 120;
    private static final int LARGEST = 100_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DAY_FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Map<Subject.Scheme, Pattern> CODES = Map.of(
            Subject.Scheme.BISAC, Pattern.compile("[A-Z]{3}[0-9]{6}"),
            Subject.Scheme.THEMA, Pattern.compile("[A-Z1-6][A-Z0-9]{0,9}(-[A-Z0-9]{1,6}){0,5}"));

    Particulars check(BookInput input) {
        Integer from = checks.within("age_from", input.ageFrom(), 0, OLDEST);
        Integer to = checks.within("age_to", input.ageTo(), 0, OLDEST);
        if (from != null && to != null && from > to) {
            checks.fail("age_to", "must not be below age_from");
        }
        TaxClass taxClass =
                checks.parsed("tax_class", input.taxClass(), TaxClass::of, "must be one of " + TaxClass.codes());
        return new Particulars(
                subjects(input.subjects()),
                awards(input.awards()),
                taxClass == null ? null : taxClass.code(),
                from,
                to,
                checks.within("height_mm", input.heightMm(), 1, LARGEST),
                checks.within("width_mm", input.widthMm(), 1, LARGEST),
                checks.within("thickness_mm", input.thicknessMm(), 1, LARGEST),
                checks.within("weight_g", input.weightG(), 1, LARGEST),
                checks.parsed(
                        "available_from", input.availableFrom(), ParticularsRules::day, "must be a date: YYYY-MM-DD"));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return DAY_FORM.matcher(text).matches() ? Optional.of(LocalDate.parse(text, DAY)) : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private List<Subject> subjects(@Nullable List<@Nullable SubjectInput> subjects) {
        return each("subjects", subjects, MAX_SUBJECTS, this::subject);
    }

    private List<String> awards(@Nullable List<@Nullable String> awards) {
        return each("awards", awards, MAX_AWARDS, checks::required);
    }

    private Subject subject(String field, @Nullable SubjectInput given) {
        SubjectInput input = Objects.requireNonNullElse(given, new SubjectInput(null, null, null));
        Subject.Scheme scheme = checks.parsed(
                field + ".scheme",
                Objects.requireNonNullElse(input.scheme(), ""),
                Subject.Scheme::of,
                "must be one of bisac, thema, keyword");
        String heading = checks.optional(field + ".heading", input.heading(), Checks.MAX_LINE);
        String code = scheme == null ? null : code(field + ".code", scheme, input.code());
        if (heading == null && code == null) {
            checks.fail(field, "must have a heading or a code");
        }
        String name = scheme == null ? "" : scheme.code();
        return new Subject(
                name,
                code,
                Objects.requireNonNullElseGet(
                        heading, () -> code == null ? "" : SubjectCodes.known().heading(name, code)));
    }

    private @Nullable String code(String field, Subject.Scheme scheme, @Nullable String code) {
        if (code == null) {
            return null;
        }
        Pattern form = CODES.get(scheme);
        if (form == null) {
            checks.fail(field, "must not be given for a keyword");
            return null;
        }
        return checks.parsed(
                field,
                code.strip().toUpperCase(Locale.ROOT),
                text -> Optional.of(text).filter(form.asMatchPredicate()),
                "is not a code of " + scheme.code());
    }

    /** Each item cleaned, the same one only once. */
    private <I, T> List<T> each(String field, @Nullable List<@Nullable I> items, int most, Rule<I, T> rule) {
        if (items == null) {
            return List.of();
        }
        if (items.size() > most) {
            checks.fail(field, "must not be more than " + most);
            return List.of();
        }
        Set<T> clean = new LinkedHashSet<>();
        for (int i = 0; i < items.size(); i++) {
            clean.add(rule.check(field + "[" + i + "]", items.get(i)));
        }
        return List.copyOf(clean);
    }

    @FunctionalInterface
    private interface Rule<I, T> {
        T check(String field, @Nullable I item);
    }
}
