package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import io.bookstore.chaos.shop.ShopUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Wall clocks that jump while a service runs. */
final class ClockFaults {

    private static final List<String> SERVICES =
            List.of("gateway", "identity", "catalog", "cart-order", "inventory", "payment-shipping");
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(2), Duration.ofDays(-1), Duration.ofMinutes(10), Duration.ofMinutes(-10));

    private ClockFaults() {}

    static List<FaultKind> kinds(ShopUnderTest shop) {
        return shop.clocks().canJump()
                ? List.of(new FaultKind("clock", List.of(28), SERVICES, Span.SECONDS_4_TO_12, ClockFaults::jumped)
                        .weighing(2))
                : List.of();
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
