package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.nemesis.FaultKind.Span;
import io.bookstore.chaos.proxy.Disturbance;
import io.bookstore.chaos.proxy.Flow;
import io.bookstore.chaos.shop.Edge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Faults of the lines between processes, made by the proxies. */
final class LineFaults {

    private static final List<String> CALLS = List.of(
            "gateway->identity",
            "gateway->catalog",
            "gateway->search",
            "gateway->cart-order",
            "gateway->inventory",
            "gateway->payment-shipping",
            "cart-order->inventory",
            "cart-order->payment-shipping",
            "inventory->cart-order",
            "payment-shipping->cart-order");
    private static final List<String> FEEDS = List.of(
            "cart-order->payment-shipping",
            "cart-order->catalog",
            "cart-order->inventory",
            "inventory->cart-order",
            "inventory->catalog",
            "payment-shipping->cart-order",
            "identity->cart-order",
            "identity->payment-shipping",
            "catalog->cart-order",
            "catalog->inventory",
            "search->catalog",
            "search->inventory",
            "search->cart-order");
    private static final List<String> DATABASES = List.of(
            "cart-order->postgres",
            "inventory->postgres",
            "payment-shipping->postgres",
            "catalog->postgres",
            "identity->postgres",
            "search->postgres");
    private static final List<String> REDIS = List.of("gateway->redis", "cart-order->redis", "*->redis");
    private static final List<String> SEARCH = List.of("search->elasticsearch");
    private static final List<String> PSP = List.of("payment-shipping->psp-simulator");
    private static final List<String> WEBHOOKS = List.of("psp-simulator->gateway");
    private static final List<String> MAIL = List.of("identity->mail");
    private static final List<String> IDENTITY = List.of("*->identity");

    private LineFaults() {}

    static List<FaultKind> kinds() {
        List<FaultKind> kinds = new ArrayList<>();
        calls(kinds);
        servers(kinds);
        others(kinds);
        return kinds;
    }

    private static void calls(List<FaultKind> kinds) {
        kinds.add(kind("line-down", List.of(5), CALLS, random -> Disturbance.DOWN));
        kinds.add(kind("line-reset", List.of(5), CALLS, random -> Disturbance.RESETS));
        kinds.add(kind("line-black-hole", List.of(5), CALLS, random -> Disturbance.BLACK_HOLE));
        kinds.add(kind("line-answers-lost", List.of(5), CALLS, random -> Disturbance.ANSWERS_LOST));
        kinds.add(kind("line-flaky", List.of(5), CALLS, LineFaults::flaky));
        kinds.add(kind("line-narrow", List.of(5), CALLS, random -> both(Flow.narrow(8_000))));
        kinds.add(kind("line-slow", List.of(5), CALLS, random -> both(late(random, 200, 1_500))));
        kinds.add(kind("line-sliced", List.of(5), CALLS, random -> both(Flow.sliced(200, Duration.ofMillis(20)))));
        kinds.add(kind(
                "line-slow-close",
                List.of(5),
                CALLS,
                random -> Disturbance.NONE.closingLate(Duration.ofMillis(random.nextInt(500, 3_000)))));
        kinds.add(kind("feed-down", List.of(14), FEEDS, random -> Disturbance.DOWN));
        kinds.add(kind("feed-cut", List.of(14, 16), FEEDS, LineFaults::cutAnswer));
        kinds.add(kind("feed-answers-lost", List.of(14, 16), FEEDS, random -> Disturbance.ANSWERS_LOST));
    }

    private static void servers(List<FaultKind> kinds) {
        kinds.add(kind("db-down", List.of(8), DATABASES, random -> Disturbance.DOWN));
        kinds.add(kind("db-reset", List.of(8), DATABASES, random -> Disturbance.RESETS));
        kinds.add(kind("db-commit-unknown", List.of(8), DATABASES, random -> Disturbance.ANSWERS_LOST));
        kinds.add(kind("db-cut", List.of(8), DATABASES, LineFaults::cutAnswer));
        kinds.add(kind("db-slow", List.of(11), DATABASES, random -> both(late(random, 20, 300))));
        kinds.add(kind("redis-down", List.of(12), REDIS, random -> Disturbance.DOWN));
        kinds.add(kind("redis-black-hole", List.of(12), REDIS, random -> Disturbance.BLACK_HOLE));
        kinds.add(kind("redis-slow", List.of(12), REDIS, random -> both(late(random, 100, 700))));
        kinds.add(kind("es-down", List.of(13), SEARCH, random -> Disturbance.DOWN));
        kinds.add(kind("es-black-hole", List.of(13), SEARCH, random -> Disturbance.BLACK_HOLE));
        kinds.add(kind("es-slow", List.of(13), SEARCH, random -> both(late(random, 500, 5_000))));
    }

    private static void others(List<FaultKind> kinds) {
        kinds.add(kind("psp-down", List.of(21), PSP, random -> Disturbance.DOWN));
        kinds.add(kind("psp-black-hole", List.of(17), PSP, random -> Disturbance.BLACK_HOLE));
        kinds.add(kind("psp-answers-lost", List.of(18), PSP, random -> Disturbance.ANSWERS_LOST));
        kinds.add(kind("psp-cut", List.of(18), PSP, LineFaults::cutAnswer));
        kinds.add(kind("psp-slow", List.of(17), PSP, random -> both(late(random, 1_000, 9_000))));
        kinds.add(kind("webhook-down", List.of(26), WEBHOOKS, random -> Disturbance.DOWN));
        kinds.add(kind("webhook-answers-lost", List.of(16, 24), WEBHOOKS, random -> Disturbance.ANSWERS_LOST));
        kinds.add(kind("webhook-slow", List.of(23, 25), WEBHOOKS, random -> both(late(random, 500, 4_000))));
        kinds.add(kind("mail-down", List.of(30), MAIL, random -> Disturbance.DOWN));
        kinds.add(kind("mail-slow", List.of(30), MAIL, random -> both(late(random, 500, 6_000))));
        // cut in the commands or early in the text, never after its end: an answer lost then cannot be told from a
        // refusal
        kinds.add(kind(
                "mail-drop",
                List.of(30),
                MAIL,
                random -> Disturbance.through(Flow.cutAfter(random.nextLong(10, 300)), Flow.FREE)));
        kinds.add(kind("identity-down", List.of(31, 32), IDENTITY, random -> Disturbance.DOWN));
        kinds.add(kind("identity-black-hole", List.of(31, 32), IDENTITY, random -> Disturbance.BLACK_HOLE));
    }

    private static FaultKind kind(
            String name, List<Integer> rows, List<String> targets, Function<SplittableRandom, Disturbance> how) {
        return new FaultKind(name, rows, targets, Span.SECONDS_4_TO_12, (ground, target, random) -> {
            Disturbance disturbance = how.apply(random);
            List<Edge> edges = struck(ground.edgesOf(target), target, random);
            return Fault.of(
                    () -> ground.shop().detours().disturb(edges, disturbance),
                    () -> ground.shop().detours().heal(edges));
        });
    }

    /** Where a service has several processes, sometimes only one of them is cut off. */
    private static List<Edge> struck(List<Edge> edges, String target, SplittableRandom random) {
        boolean one = random.nextBoolean();
        int which = random.nextInt(edges.size());
        return one && !target.startsWith("*") ? List.of(edges.get(which)) : edges;
    }

    private static Disturbance both(Flow flow) {
        return Disturbance.through(flow, flow);
    }

    private static Flow late(SplittableRandom random, int least, int most) {
        int millis = random.nextInt(least, most);
        return Flow.late(Duration.ofMillis(millis), Duration.ofMillis(millis / 2 + 1));
    }

    private static Disturbance flaky(SplittableRandom random) {
        return Disturbance.through(Flow.cutAfter(random.nextLong(0, 600)), Flow.FREE)
                .forShare(0.3);
    }

    private static Disturbance cutAnswer(SplittableRandom random) {
        return Disturbance.through(Flow.FREE, Flow.cutAfter(random.nextLong(1, 6_000)));
    }
}
