package io.bookstore.catalog.draft;

import io.bookstore.catalog.naming.Contributor;
import io.bookstore.catalog.text.Keys;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * New names of a contributor, checked and clean.
 *
 * @param name null when it stays
 * @param otherNames null when they stay
 */
public record NamesDraft(@Nullable String name, @Nullable List<String> otherNames) {

    private static final int MAX_NAMES = 50;

    /** @throws ProblemException 400 */
    public static NamesDraft check(Input input) {
        Checks checks = new Checks();
        String name = input.name() == null ? null : checks.required("name", input.name());
        List<@Nullable String> others = input.otherNames();
        if (others != null && others.size() > MAX_NAMES) {
            checks.fail("other_names", "must not be more than " + MAX_NAMES);
        }
        List<String> clean = others == null
                ? null
                : IntStream.range(0, Math.min(others.size(), MAX_NAMES))
                        .mapToObj(i -> checks.required("other_names[" + i + "]", others.get(i)))
                        .toList();
        if (!checks.errors().isEmpty()) {
            throw new ProblemException(Problems.invalid(checks.errors()));
        }
        return new NamesDraft(name, clean);
    }

    /** Each name once, however it is spelled, and the first one not among the others. */
    public Contributor applyTo(Contributor known) {
        String first = name == null ? known.name() : name;
        Set<String> seen = new HashSet<>(Set.of(Keys.ofName(first)));
        List<String> others = (otherNames == null ? known.otherNames() : otherNames)
                .stream().filter(each -> seen.add(Keys.ofName(each))).toList();
        return new Contributor(known.id(), first, others);
    }

    /** What is not sent stays. */
    public record Input(@Nullable String name, @Nullable List<@Nullable String> otherNames) {}
}
