package io.bookstore.cartorder.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Inventory: holds all lines or none, ends each hold once. */
public final class PlayedInventory extends PlayedService {

    private record Held(String status, Map<UUID, Integer> lines) {}

    private final Map<UUID, Integer> onHand = new LinkedHashMap<>();
    private final Map<UUID, Integer> reserved = new LinkedHashMap<>();
    private final Map<UUID, Held> reservations = new LinkedHashMap<>();

    /** How many of the next releases fail. */
    public final AtomicInteger failingReleases = new AtomicInteger();

    /** How many of the next holds work, but their answer is lost. */
    public final AtomicInteger lostHolds = new AtomicInteger();

    public synchronized void stock(UUID book, int copies) {
        onHand.put(book, copies);
        publish(
                "stock-changed",
                "book",
                book,
                1,
                Map.of("book_id", book, "on_hand", copies, "reserved", 0, "available", copies));
    }

    public synchronized int onHand(UUID book) {
        return onHand.getOrDefault(book, 0);
    }

    public synchronized int reserved(UUID book) {
        return reserved.getOrDefault(book, 0);
    }

    public synchronized String reservation(UUID order) {
        Held held = reservations.get(order);
        return held == null ? "none" : held.status();
    }

    @Override
    protected synchronized Reply answer(String method, String path, JsonNode body) {
        if (path.equals("/internal/stock")) {
            return new Reply(200, Map.of("data", List.of()));
        }
        if (path.equals("/internal/reservations")) {
            return hold(body);
        }
        String[] parts = path.split("/");
        UUID order = UUID.fromString(parts[3]);
        if (parts.length == 4) {
            Held held = reservations.get(order);
            return held == null
                    ? problem(404, "not-found", Map.of())
                    : new Reply(200, Map.of("order_id", order, "status", held.status()));
        }
        return parts[4].equals("release") ? release(order) : consume(order);
    }

    private Reply hold(JsonNode body) {
        UUID order = UUID.fromString(body.get("order_id").asString());
        Held known = reservations.get(order);
        if (known != null) {
            return known.status().equals("held")
                    ? new Reply(200, Map.of("order_id", order, "status", "held"))
                    : problem(409, "reservation-ended", Map.of());
        }
        Map<UUID, Integer> lines = new LinkedHashMap<>();
        List<Map<String, Object>> few = new ArrayList<>();
        for (JsonNode line : body.get("lines")) {
            UUID book = UUID.fromString(line.get("book_id").asString());
            int wanted = line.get("quantity").asInt();
            int available = onHand(book) - reserved(book);
            lines.put(book, wanted);
            if (available < wanted) {
                few.add(Map.of("book_id", book, "requested", wanted, "available", available));
            }
        }
        if (!few.isEmpty()) {
            return problem(409, "insufficient-stock", Map.of("lines", few));
        }
        lines.forEach((book, wanted) -> reserved.merge(book, wanted, Integer::sum));
        reservations.put(order, new Held("held", lines));
        return lostHolds.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Reply.NONE
                : new Reply(201, Map.of("order_id", order, "status", "held"));
    }

    private Reply release(UUID order) {
        if (failingReleases.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new Reply(503, Map.of());
        }
        Held known = reservations.get(order);
        if (known != null && known.status().equals("consumed")) {
            return problem(409, "reservation-ended", Map.of());
        }
        if (known != null && known.status().equals("held")) {
            known.lines().forEach((book, copies) -> reserved.merge(book, -copies, Integer::sum));
        }
        reservations.put(order, new Held("released", Map.of()));
        return new Reply(204, null);
    }

    private Reply consume(UUID order) {
        Held known = reservations.get(order);
        if (known == null || known.status().equals("released")) {
            return problem(409, "reservation-ended", Map.of());
        }
        if (known.status().equals("held")) {
            known.lines().forEach((book, copies) -> {
                reserved.merge(book, -copies, Integer::sum);
                onHand.merge(book, -copies, Integer::sum);
            });
            reservations.put(order, new Held("consumed", known.lines()));
        }
        return new Reply(204, null);
    }
}
