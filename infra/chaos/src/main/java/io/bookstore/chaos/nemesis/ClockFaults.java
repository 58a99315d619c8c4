package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import io.bookstore.chaos.shop.ShopUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Wall clocks that jump while a service runs. */
final class ClockFaults {

    private static final String PAYMENTS = "payment-shipping";
    private static final String STOCK = "inventory";
    private static final List<String> SERVICES =
            List.of("gateway", "identity", "catalog", "cart-order", "inventory", "payment-shipping");
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(2), Duration.ofDays(-1), Duration.ofMinutes(10), Duration.ofMinutes(-10));

    private ClockFaults() {}

    static List<FaultKind> kinds(ShopUnderTest shop) {
        if (!shop.clocks().canJump()) {
            return List.of();
        }
        return List.of(
                new FaultKind("clock", List.of(28), SERVICES, Span.SECONDS_4_TO_12, ClockFaults::jumped).weighing(2),
                new FaultKind(
                        "clock-day", List.of(20, 28), List.of(PAYMENTS), Span.SECONDS_4_TO_12, ClockFaults::dayLater),
                new FaultKind(
                        "clock-holds", List.of(27, 28), List.of(STOCK), Span.SECONDS_4_TO_12, ClockFaults::holdsOver));
    }

    /** Payments that are open wake up a day later, when Stripe has forgotten their keys. */
    private static Fault dayLater(Ground ground, String service, SplittableRandom random) {
        return Fault.of(
                () -> {
                    ground.shop().simulator().forgetKeys();
                    ground.shop().clocks().jump(service, Duration.ofHours(25));
                },
                () -> ground.shop().clocks().setBack(service));
    }

    /** All holds are over while their buyers still pay. */
    private static Fault holdsOver(Ground ground, String service, SplittableRandom random) {
        return Fault.of(
                () -> ground.shop().clocks().jump(service, Duration.ofHours(2)),
                () -> ground.shop().clocks().setBack(service));
    }

    private static Fault jumped(Ground ground, String service, SplittableRandom random) {
        Duration jump = JUMPS.get(random.nextInt(JUMPS.size()));
        List<String> processes = ground.processesOf(service);
        String process = processes.get(random.nextInt(processes.size()));
        return Fault.of(
                () -> ground.shop().clocks().jump(process, jump),
                () -> ground.shop().clocks().setBack(process));
    }
}
