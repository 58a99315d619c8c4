package io.bookstore.chaos.witness;

import io.bookstore.chaos.subject.Target;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Waits until nothing is under way in the shop any more. */
public final class Quiet {

    private static final Duration EVERY = Duration.ofMillis(500);

    /** One look finds nothing between two steps of a process; two looks in a row do. */
    private static final int LOOKS = 2;

    private record Open(String what, String database, String sql) {}

    private static final List<Open> OPEN = List.of(
            new Open("orders pending", "cart_order", "select count(*) from orders where status = 'pending'"),
            new Open("processes unfinished", "cart_order", "select count(*) from saga where finished_at is null"),
            new Open(
                    "refunds open",
                    "cart_order",
                    "select count(*) from order_refund where status in ('unknown', 'pending')"),
            new Open("holds", "inventory", "select count(*) from reservation where status = 'held'"),
            new Open(
                    "payments open",
                    "payment_shipping",
                    "select count(*) from payment where status in ('new', 'unknown', 'requires_action', 'processing', 'review')"),
            new Open(
                    "refunds open at the provider",
                    "payment_shipping",
                    "select count(*) from refund where status in ('unknown', 'pending')"),
            new Open(
                    "webhooks unapplied",
                    "payment_shipping",
                    "select count(*) from stripe_event where status = 'received'"),
            new Open("mails waiting", "identity", "select count(*) from mail where status = 'waiting'"));

    private static final Map<String, String> FEEDS = Map.of(
            "catalog", "catalog",
            "inventory", "inventory",
            "cart-order", "cart_order",
            "payment-shipping", "payment_shipping",
            "identity", "identity");
    private static final List<String> CONSUMERS =
            List.of("catalog", "inventory", "cart_order", "payment_shipping", "identity", "search");

    private Quiet() {}

    /** The time until all events are read and no process, payment, hold or mail is open; empty when the limit was too short. */
    public static Optional<Duration> await(Target target, Duration limit) {
        long began = System.nanoTime();
        int quiet = 0;
        try (Databases databases = new Databases(target)) {
            while (System.nanoTime() - began < limit.toNanos()) {
                quiet = open(target, databases).isEmpty() ? quiet + 1 : 0;
                if (quiet == LOOKS) {
                    return Optional.of(Duration.ofNanos(System.nanoTime() - began));
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** What is under way now, in words; empty when all is quiet. */
    public static List<String> open(Target target) {
        try (Databases databases = new Databases(target)) {
            return open(target, databases);
        }
    }

    private static List<String> open(Target target, Databases databases) {
        List<String> found = new ArrayList<>();
        try {
            for (Open each : OPEN) {
                long count = databases.number(each.database(), each.sql());
                if (count > 0) {
                    found.add(count + " " + each.what());
                }
            }
            found.addAll(unread(databases));
        } catch (SQLException down) {
            found.add("a database does not answer: " + down.getMessage());
        }
        found.addAll(undelivered(target));
        return found;
    }

    private static List<String> unread(Databases databases) throws SQLException {
        List<String> found = new ArrayList<>();
        Map<String, Long> heads = new HashMap<>();
        for (Map.Entry<String, String> feed : FEEDS.entrySet()) {
            // the sequencer runs when somebody reads, so the head is what is committed
            heads.put(
                    feed.getKey(),
                    databases.number(
                            feed.getValue(),
                            "select (select last from outbox_extent) + (select count(*) from outbox where position is null)"));
        }
        for (String consumer : CONSUMERS) {
            for (Map<String, ?> row : databases.rows(consumer, "select subscription, position from feed_position")) {
                String subscription = String.valueOf(row.get("subscription"));
                long head = heads.getOrDefault(subscription.split("\\.", -1)[1], 0L);
                long position = row.get("position") instanceof Number number ? number.longValue() : 0;
                if (position < head) {
                    found.add(subscription + " is " + (head - position) + " events behind");
                }
            }
        }
        return found;
    }

    private static List<String> undelivered(Target target) {
        Optional<JsonNode> answer = Asked.json(target.simulator() + "/_simulator/webhooks?limit=1000");
        if (answer.isEmpty()) {
            return List.of("the payment provider does not answer");
        }
        long pending = 0;
        for (JsonNode delivery : answer.get().path("deliveries")) {
            pending += delivery.path("state").asString("").equals("pending") ? 1 : 0;
        }
        return pending == 0 ? List.of() : List.of(pending + " webhooks undelivered");
    }
}
