package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import io.bookstore.chaos.shop.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the payment company itself does wrong: the knobs of its double. */
final class PspFaults {

    private static final String CREATE = "payment_intents.create";
    private static final List<String> CALLS =
            List.of(CREATE, "payment_intents.cancel", "payment_intents.retrieve", "refunds.create", "*");
    private static final List<String> WRITES = List.of(CREATE, "payment_intents.cancel", "refunds.create");
    private static final List<String> CREATES = List.of(CREATE);
    private static final int MOST_TIMES = 12;

    private record Knob(String kind, int row, List<String> calls, int leastMillis, int mostMillis) {}

    private static final List<Knob> KNOBS = List.of(
            new Knob("delay", 17, CALLS, 3_000, 30_000),
            new Knob("drop_before", 21, CALLS, 0, 0),
            new Knob("drop_after", 18, WRITES, 0, 0),
            new Knob("error_500_after", 19, WRITES, 0, 0),
            new Knob("error_500_before", 19, WRITES, 0, 0),
            new Knob("rate_limit_429", 21, CALLS, 0, 0),
            new Knob("unavailable_503", 21, CALLS, 0, 0),
            new Knob("conflict_409", 21, WRITES, 0, 0),
            new Knob("idempotency_error", 21, WRITES, 0, 0),
            new Knob("answer_html", 18, WRITES, 0, 0),
            new Knob("answer_truncated", 18, WRITES, 0, 0),
            new Knob("answer_cut", 18, WRITES, 0, 0),
            new Knob("answer_slow", 17, CALLS, 3_000, 20_000),
            new Knob("answer_other_terms", 22, CREATES, 0, 0),
            new Knob("other_terms", 22, CREATES, 0, 0),
            new Knob("decline", 21, CREATES, 0, 0),
            new Knob("no_webhook", 26, WRITES, 0, 0),
            new Knob("webhook_delay", 23, WRITES, 1_000, 15_000),
            new Knob("webhook_first", 23, WRITES, 1_000, 4_000),
            new Knob("webhook_last", 23, WRITES, 0, 0),
            new Knob("webhook_duplicate", 24, WRITES, 0, 0),
            new Knob("webhook_resend", 24, WRITES, 500, 8_000),
            new Knob("webhook_reorder", 25, WRITES, 100, 3_000),
            new Knob("webhook_other_terms", 22, WRITES, 0, 0),
            new Knob("webhook_bad_secret", 24, WRITES, 0, 0));

    private PspFaults() {}

    /** Those that this simulator knows. */
    static List<FaultKind> kinds(Simulator simulator) {
        List<FaultKind> kinds = new ArrayList<>();
        for (Knob knob : KNOBS) {
            if (simulator.knows(knob.kind())) {
                kinds.add(new FaultKind(
                        "psp-knob-" + knob.kind(),
                        List.of(knob.row()),
                        knob.calls(),
                        Span.SECONDS_2_TO_6,
                        (ground, call, random) -> turned(ground, call, knob, random)));
            }
        }
        return kinds;
    }

    static List<String> unknownTo(Simulator simulator) {
        return KNOBS.stream()
                .map(Knob::kind)
                .filter(kind -> !simulator.knows(kind))
                .toList();
    }

    private static Fault turned(Ground ground, String call, Knob knob, SplittableRandom random) {
        int times = random.nextInt(1, MOST_TIMES + 1);
        long millis = knob.mostMillis() == 0 ? 0 : random.nextInt(knob.leastMillis(), knob.mostMillis() + 1);
        Simulator simulator = ground.shop().simulator();
        return Fault.of(() -> simulator.plan(call, knob.kind(), times, millis), simulator::reset);
    }
}
