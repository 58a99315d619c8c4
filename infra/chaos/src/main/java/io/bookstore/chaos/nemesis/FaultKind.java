package io.bookstore.chaos.nemesis;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One way to hurt the shop, and where.
 *
 * @param name for {@code --faults}; what comes before the first dash is its family
 * @param rows of the fault matrix in reliability.md
 * @param targets where it can strike
 * @param weight how often it is in the pack from which the schedule is drawn
 */
public record FaultKind(String name, List<Integer> rows, List<String> targets, Span span, int weight, Maker maker) {

    public FaultKind {
        rows = List.copyOf(rows);
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(name + " strikes nowhere");
        }
    }

    FaultKind(String name, List<Integer> rows, List<String> targets, Span span, Maker maker) {
        this(name, rows, targets, span, 1, maker);
    }

    FaultKind weighing(int times) {
        return new FaultKind(name, rows, targets, span, times, maker);
    }

    String family() {
        return name.substring(0, (name + "-").indexOf('-'));
    }

    /** Makes one occurrence; all that is drawn is drawn here. */
    public interface Maker {
        Fault at(Ground ground, String target, SplittableRandom random);
    }

    /** How long it lasts. */
    public record Span(int shortestMillis, int longestMillis) {

        static final Span SECONDS_2_TO_6 = new Span(2_000, 6_000);
        static final Span SECONDS_4_TO_12 = new Span(4_000, 12_000);

        int draw(SplittableRandom random) {
            return random.nextInt(shortestMillis, longestMillis + 1);
        }
    }
}
