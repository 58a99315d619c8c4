package io.bookstore.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Turns events into raised generations. What many pages share (lists, search) is raised at most twice a second, or an
 * import would leave nothing of the cache; stock raises it only when a book begins or ends to be sold out.
 */
final class WhatChanged implements FeedFollower.Handler {

    private static final long BETWEEN = 500_000_000;
    private static final int NOTEWORTHY = 20;

    private record Raise(String producer, long position) {}

    private final Generations generations;
    private final LongSupplier nanos;
    private final Map<String, Raise> waiting = new ConcurrentHashMap<>();
    private final Map<String, Long> lastRaised = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> soldOut =
            Caffeine.newBuilder().maximumSize(200_000).build();

    WhatChanged(Generations generations, LongSupplier nanos) {
        this.generations = generations;
        this.nanos = nanos;
    }

    @Override
    public void apply(String producer, FeedFollower.Event event) {
        if (event.type().equals("stock-changed")) {
            applyStock(producer, event);
            return;
        }
        if (!event.type().startsWith("book-") && !event.type().equals("review-published")) {
            return;
        }
        String book = event.payload().path("book_id").asString(event.aggregateId());
        generations.raise(producer, Wanted.bookScope(book), event.position());
        String work = event.payload().path("work_id").asString("");
        if (!work.isEmpty()) {
            generations.raise(producer, Wanted.workScope(work), event.position());
        }
        raiseSoon(producer, Wanted.LISTS, event.position());
        raiseSoon(producer, Wanted.SEARCH, event.position());
    }

    private void applyStock(String producer, FeedFollower.Event event) {
        long available = event.payload().path("available").asLong();
        Boolean before = soldOut.asMap().put(event.aggregateId(), available <= 0);
        boolean turned = before == null ? available <= 0 : before != (available <= 0);
        if (turned || before == null || available <= NOTEWORTHY) {
            generations.raise(producer, Wanted.bookScope(event.aggregateId()), event.position());
        }
        if (turned) {
            raiseSoon(producer, Wanted.SEARCH, event.position());
        }
    }

    private void raiseSoon(String producer, String scope, long position) {
        String key = producer + '|' + scope;
        Long last = lastRaised.get(key);
        long now = nanos.getAsLong();
        if (last == null || now - last >= BETWEEN) {
            lastRaised.put(key, now);
            generations.raise(producer, scope, position);
        } else {
            waiting.put(key, new Raise(producer, position));
        }
    }

    /** Raises what has waited. */
    void flush() {
        for (Map.Entry<String, Raise> entry : List.copyOf(waiting.entrySet())) {
            if (waiting.remove(entry.getKey(), entry.getValue())) {
                lastRaised.put(entry.getKey(), nanos.getAsLong());
                String scope = entry.getKey().substring(entry.getKey().indexOf('|') + 1);
                generations.raise(
                        entry.getValue().producer(), scope, entry.getValue().position());
            }
        }
    }
}
