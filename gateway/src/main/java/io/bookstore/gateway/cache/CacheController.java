package io.bookstore.gateway.cache;

import io.bookstore.gateway.traffic.Client;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For staff: fills the cache before a crowd comes, and tells how full it is. */
@RestController
class CacheController {

    private static final int MOST = 1_000;
    private static final int AT_ONCE = 8;

    private final Fetches fetches;
    private final Shelf shelf;

    CacheController(Fetches fetches, Shelf shelf) {
        this.fetches = fetches;
        this.shelf = shelf;
    }

    record WarmUp(@Nullable List<@Nullable String> bookIds) {}

    /**
     * @param unknown ids that are no book
     * @param failed ids for which the catalogue had no answer
     */
    record Warmed(int warmed, List<String> unknown, List<String> failed) {}

    record View(long entries, long bytes) {}

    @GetMapping("/v1/admin/cache")
    View view() {
        return new View(shelf.entries(), shelf.bytes());
    }

    @PostMapping("/v1/admin/cache/warmup")
    ResponseEntity<Warmed> warmUp(@RequestBody WarmUp wanted, HttpServletRequest request) {
        Set<String> ids = checked(wanted.bookIds());
        Client client = Client.of(request);
        Set<String> unknown = new ConcurrentSkipListSet<>();
        Set<String> failed = new ConcurrentSkipListSet<>();
        AtomicInteger warmed = new AtomicInteger();
        Semaphore turns = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach(id -> threads.execute(() -> {
                turns.acquireUninterruptibly();
                try {
                    Fetches.Fetched fetched = fetches.fetch(Wanted.book(id).orElseThrow(), client);
                    if (fetched.kept() != null) {
                        warmed.incrementAndGet();
                    } else {
                        boolean missing =
                                fetched.answer() != null && fetched.answer().status() == 404;
                        (missing ? unknown : failed).add(id);
                    }
                } catch (IOException | ProblemException noAnswer) {
                    failed.add(id);
                } finally {
                    turns.release();
                }
            }));
        }
        return ResponseEntity.accepted()
                .location(URI.create("/v1/admin/cache"))
                .body(new Warmed(warmed.get(), List.copyOf(unknown), List.copyOf(failed)));
    }

    private static Set<String> checked(@Nullable List<@Nullable String> ids) {
        if (ids == null || ids.isEmpty() || ids.size() > MOST) {
            throw new ProblemException(Problems.invalid("book_ids", "must hold 1 to " + MOST + " ids"));
        }
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (id == null || Wanted.book(id).isEmpty()) {
                throw new ProblemException(Problems.invalid("book_ids[" + i + "]", "must be the id of a book"));
            }
            known.add(id);
        }
        return known;
    }
}
