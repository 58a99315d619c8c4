package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import java.util.List;
import java.util.SplittableRandom;

/** Processes that die, stand still, or are asked to leave. */
final class ProcessFaults {

    private static final List<String> SERVICES =
            List.of("gateway", "identity", "catalog", "search", "cart-order", "inventory", "payment-shipping");
    private static final List<String> CRASH_POINTS =
            List.of("after-hold", "before-charge", "after-charge", "before-paid-commit", "after-paid-commit");
    private static final Span PAUSE = new Span(5_000, 20_000);
    private static final Span SHORT = new Span(500, 3_000);
    private static final Span MEAL = new Span(3_000, 6_000);
    private static final Span POINT = new Span(4_000, 8_000);

    private ProcessFaults() {}

    static List<FaultKind> kinds() {
        return List.of(
                new FaultKind("kill", List.of(1), SERVICES, SHORT, ProcessFaults::killed).weighing(4),
                new FaultKind("memory", List.of(4), SERVICES, MEAL, ProcessFaults::eaten),
                new FaultKind("crash-point", List.of(1), CRASH_POINTS, POINT, ProcessFaults::crashed).weighing(3),
                new FaultKind("pause", List.of(2), SERVICES, PAUSE, ProcessFaults::paused).weighing(2),
                new FaultKind("pause-leader", List.of(2, 36), List.of("cart-order"), PAUSE, ProcessFaults::paused),
                new FaultKind("deploy", List.of(3), SERVICES, SHORT, ProcessFaults::asked).weighing(2),
                new FaultKind("psp-kill", List.of(18, 21), List.of("psp-simulator"), SHORT, ProcessFaults::killed),
                new FaultKind("psp-pause", List.of(17), List.of("psp-simulator"), PAUSE, ProcessFaults::paused));
    }

    private static Fault killed(Ground ground, String service, SplittableRandom random) {
        String process = one(ground, service, random);
        return Fault.once(() -> {
            ground.recoveries().watch(process);
            ground.shop().signal("KILL", process);
        });
    }

    /** It must end at once and be started again: half alive, without its threads, it would be worse. */
    private static Fault eaten(Ground ground, String service, SplittableRandom random) {
        String process = one(ground, service, random);
        return Fault.once(() -> {
            ground.recoveries().watch(process);
            ground.shop().eatMemory(process);
        });
    }

    private static Fault asked(Ground ground, String service, SplittableRandom random) {
        String process = one(ground, service, random);
        return Fault.once(() -> ground.shop().signal("TERM", process));
    }

    private static Fault paused(Ground ground, String service, SplittableRandom random) {
        String process = one(ground, service, random);
        return Fault.of(
                () -> ground.shop().signal("STOP", process), () -> ground.shop().signal("CONT", process));
    }

    /** Kills cart-order at a place in the checkout that is the most awkward, if a checkout comes by. */
    private static Fault crashed(Ground ground, String point, SplittableRandom random) {
        return Fault.of(
                () -> ground.shop().armFailPoint(point), () -> ground.shop().disarmFailPoint());
    }

    private static String one(Ground ground, String service, SplittableRandom random) {
        List<String> processes = ground.processesOf(service);
        return processes.get(random.nextInt(processes.size()));
    }
}
