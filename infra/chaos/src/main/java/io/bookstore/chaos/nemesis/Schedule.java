package io.bookstore.chaos.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What is to happen, drawn from one seed: the same seed and the same faults to choose from give the same schedule. Faults
 * are dealt from a shuffled pack, so that in a long run each has its turn; now and then two strike together.
 */
public record Schedule(List<Slot> slots) {

    private static final int PAUSE_LEAST = 1_000;
    private static final int PAUSE_MOST = 4_000;
    private static final int PAIR_OF = 5;
    /** Row 37 of the matrix: these in twos. */
    private static final Set<Integer> PAIRED = Set.of(1, 2, 5, 7, 12, 13, 17, 23, 28);

    private static final int PAIR = 37;

    /**
     * One fault to come.
     *
     * @param seed for what the fault itself draws
     */
    public record Planned(String id, List<Integer> rows, FaultKind kind, String target, long seed, Duration lasts) {}

    /** Faults that strike together, after a pause. */
    public record Slot(Duration pause, List<Planned> faults) {

        Duration length() {
            return faults.stream()
                    .map(Planned::lasts)
                    .reduce(
                            pause,
                            (longest, next) -> longest.compareTo(next.plus(pause)) > 0 ? longest : next.plus(pause));
        }
    }

    /** As many slots as fill the time. */
    public static Schedule of(List<FaultKind> kinds, long seed, Duration time) {
        Draw draw = new Draw(kinds, seed);
        List<Slot> slots = new ArrayList<>();
        Duration filled = Duration.ZERO;
        while (filled.compareTo(time) < 0) {
            Slot slot = draw.slot(slots.size() % PAIR_OF == PAIR_OF - 1);
            slots.add(slot);
            filled = filled.plus(slot.length());
        }
        return new Schedule(List.copyOf(slots));
    }

    /** One fault alone, which lasts so long. */
    public static Slot single(List<FaultKind> kinds, long seed, Duration lasts) {
        Planned drawn = new Draw(kinds, seed).slot(false).faults().getFirst();
        return new Slot(
                Duration.ZERO,
                List.of(new Planned(drawn.id(), drawn.rows(), drawn.kind(), drawn.target(), drawn.seed(), lasts)));
    }

    public int faults() {
        return slots.stream().mapToInt(slot -> slot.faults().size()).sum();
    }

    private static final class Draw {
        private final List<FaultKind> kinds;
        private final SplittableRandom random;
        private final List<FaultKind> pack = new ArrayList<>();
        private int number;

        Draw(List<FaultKind> kinds, long seed) {
            this.kinds = kinds;
            this.random = new SplittableRandom(seed);
        }

        Slot slot(boolean pair) {
            Duration pause = Duration.ofMillis(random.nextInt(PAUSE_LEAST, PAUSE_MOST));
            List<FaultKind> first = kinds.stream().filter(Draw::isPaired).toList();
            if (pair && !first.isEmpty()) {
                FaultKind one = first.get(random.nextInt(first.size()));
                List<FaultKind> second = first.stream()
                        .filter(kind -> !kind.family().equals(one.family()))
                        .toList();
                if (!second.isEmpty()) {
                    FaultKind other = second.get(random.nextInt(second.size()));
                    return new Slot(pause, List.of(planned(one, true), planned(other, true)));
                }
            }
            return new Slot(pause, List.of(planned(next(), false)));
        }

        private FaultKind next() {
            if (pack.isEmpty()) {
                kinds.forEach(kind -> pack.addAll(Collections.nCopies(kind.weight(), kind)));
                Collections.shuffle(pack, new Random(random.nextLong()));
            }
            return pack.removeLast();
        }

        private Planned planned(FaultKind kind, boolean paired) {
            String target = kind.targets().get(random.nextInt(kind.targets().size()));
            List<Integer> rows = new ArrayList<>(kind.rows());
            if (paired) {
                rows.add(PAIR);
            }
            number++;
            return new Planned(
                    "f" + number,
                    List.copyOf(rows),
                    kind,
                    target,
                    random.nextLong(),
                    Duration.ofMillis(kind.span().draw(random)));
        }

        private static boolean isPaired(FaultKind kind) {
            return kind.rows().stream().anyMatch(PAIRED::contains);
        }
    }
}
