package io.bookstore.gateway.cache;

import io.bookstore.gateway.route.ServiceReader;
import io.bookstore.gateway.route.ServiceReader.Answer;
import io.bookstore.gateway.traffic.Client;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Fetches a page once, however many ask for it at the same moment. */
final class Fetches {

    /** What came of it: a page to keep, or the service's answer as it is. */
    record Fetched(@Nullable Kept kept, @Nullable Answer answer) {}

    private final ServiceReader services;
    private final Shelf shelf;
    private final Generations generations;
    private final CacheSettings settings;
    private final LongSupplier nanos;
    private final ConcurrentMap<String, CompletableFuture<Fetched>> underWay = new ConcurrentHashMap<>();

    Fetches(ServiceReader services, Shelf shelf, Generations generations, CacheSettings settings, LongSupplier nanos) {
        this.services = services;
        this.shelf = shelf;
        this.generations = generations;
        this.settings = settings;
        this.nanos = nanos;
    }

    /** @throws IOException when the service gives no answer */
    Fetched fetch(Wanted wanted, Client client) throws IOException {
        // who comes after a change must not be given what was asked for before it
        String flight = generations.of(wanted.scopes()) + "|" + wanted.target();
        CompletableFuture<Fetched> mine = new CompletableFuture<>();
        CompletableFuture<Fetched> other = underWay.putIfAbsent(flight, mine);
        if (other != null) {
            return await(other);
        }
        try {
            Fetched fetched = ask(wanted, client);
            mine.complete(fetched);
            return fetched;
        } catch (IOException | RuntimeException failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            underWay.remove(flight, mine);
        }
    }

    /** Fetches it again behind the back of readers, who have an answer. */
    void refresh(Wanted wanted, Client client) {
        if (underWay.containsKey(generations.of(wanted.scopes()) + "|" + wanted.target())) {
            return;
        }
        Thread.ofVirtual().name("edge-refresh").start(() -> {
            try {
                fetch(wanted, client);
            } catch (IOException | RuntimeException stillStale) {
                // its readers will ask again, and in the end wait for an answer or get the failure
                org.slf4j.LoggerFactory.getLogger(Fetches.class)
                        .debug("{} was not refreshed: {}", wanted.service(), stillStale.toString());
            }
        });
    }

    private static Fetched await(CompletableFuture<Fetched> other) throws IOException {
        try {
            return other.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof IOException noAnswer) {
                throw noAnswer;
            }
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw failed;
        }
    }

    private Fetched ask(Wanted wanted, Client client) throws IOException {
        long generation = generations.of(wanted.scopes());
        long began = nanos.getAsLong();
        Optional<Kept> copy = shelf.findInRedis(wanted, generation);
        if (copy.isPresent()) {
            shelf.keepHere(wanted, copy.get());
            return new Fetched(copy.get(), null);
        }
        Answer answer =
                services.get(wanted.service(), wanted.kind(), wanted.target(), client, CacheSettings.LONGEST_ANSWER);
        if (!Kept.mayKeep(answer, wanted.publicOnly())) {
            return new Fetched(null, answer);
        }
        Kept kept = keep(wanted, answer, generation, began);
        shelf.put(wanted, kept);
        return new Fetched(kept, null);
    }

    private Kept keep(Wanted wanted, Answer answer, long generation, long began) {
        boolean book = wanted.scopes().stream().anyMatch(scope -> scope.startsWith("book:"));
        String work = book ? Kept.workOf(answer.body()).orElse(null) : null;
        // the number of its work could be asked for only now: while that is fresh, the page is kept for a moment only
        boolean unsettled =
                generations.unsettled(wanted.scopes()) || (work != null && generations.unsettled(List.of(work)));
        long life = (unsettled ? settings.settlingLife() : settings.life()).toNanos();
        return Kept.of(answer, generation, began, life, work, work == null ? 0 : generations.of(List.of(work)));
    }
}
