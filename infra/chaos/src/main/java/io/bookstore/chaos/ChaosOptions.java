package io.bookstore.chaos;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./bookstore chaos} was asked for.
 *
 * @param faults names or beginnings of names; none for all
 * @param episodes how many single faults with a silence after each; 0 for one run without silences
 * @param episode how long the fault of an episode lasts
 * @param keep whether the shop's folder stays when all was well
 * @param settings of the shop, beside the usual
 */
record ChaosOptions(
        long seed,
        Duration time,
        int buyers,
        List<String> faults,
        int episodes,
        Duration episode,
        boolean keep,
        Map<String, String> settings) {

    static final String USAGE = """
            ./bookstore chaos [--seed N] [--minutes M] [--buyers B] [--faults kind,kind] [--keep]
            ./bookstore chaos --controls | --control NAME
            ./bookstore chaos --episodes N --seconds S [--seed N] [--buyers B] [--faults kind,kind] [--keep]
              --seed      the same seed gives the same schedule and the same buyers; drawn and printed if missing
              --minutes   of load and faults, without start and end (3)
              --buyers    at once (20)
              --faults    names or beginnings of names, for example psp,line-down,pg-kill (all)
              --episodes  single faults, one seed each, and after each the time until everything agrees again
              --seconds   that such a fault lasts (8)
              --keep      keep the shop's folder with its databases and logs
              --controls  shops with a planted mistake each, which the judge must find (--control: one of them)""";

    /** Says what was not understood. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String message) {
            super(message);
        }
    }

    static ChaosOptions parse(List<String> arguments, long drawnSeed) {
        ChaosOptions options = new ChaosOptions(
                drawnSeed, Duration.ofMinutes(3), 20, List.of(), 0, Duration.ofSeconds(8), false, Map.of());
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            options = name.equals("--keep") ? options.kept() : options.with(name, value(name, rest));
        }
        return options;
    }

    private ChaosOptions with(String name, String value) {
        return switch (name) {
            case "--seed" -> seeded(number(name, value, Long.MIN_VALUE, Long.MAX_VALUE));
            case "--minutes" -> lasting(Duration.ofMinutes(number(name, value, 1, 24 * 60)));
            case "--buyers" -> with((int) number(name, value, 1, 500));
            case "--faults" -> with(List.of(value.split(",", -1)));
            case "--episodes" -> inEpisodes((int) number(name, value, 1, 100_000), episode);
            case "--seconds" -> inEpisodes(episodes, Duration.ofSeconds(number(name, value, 1, 600)));
            default -> throw new NotUnderstood("Unknown option " + name + ".");
        };
    }

    private ChaosOptions seeded(long wanted) {
        return new ChaosOptions(wanted, time, buyers, faults, episodes, episode, keep, settings);
    }

    ChaosOptions lasting(Duration wanted) {
        return new ChaosOptions(seed, wanted, buyers, faults, episodes, episode, keep, settings);
    }

    private ChaosOptions with(int wanted) {
        return new ChaosOptions(seed, time, wanted, faults, episodes, episode, keep, settings);
    }

    private ChaosOptions with(List<String> wanted) {
        return new ChaosOptions(seed, time, buyers, wanted, episodes, episode, keep, settings);
    }

    private ChaosOptions inEpisodes(int wanted, Duration each) {
        return new ChaosOptions(seed, time, buyers, faults, wanted, each, keep, settings);
    }

    private ChaosOptions kept() {
        return new ChaosOptions(seed, time, buyers, faults, episodes, episode, true, settings);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new NotUnderstood(option + " needs a value.");
        }
        return rest.next();
    }

    private static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new NotUnderstood(option + " takes a number, not " + value + ".");
        }
        throw new NotUnderstood(option + " takes a number from " + least + " to " + most + ".");
    }
}
