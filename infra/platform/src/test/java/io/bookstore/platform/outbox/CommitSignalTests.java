package io.bookstore.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitSignalTests {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final CommitSignal signal = new CommitSignal();

    @Test
    void wakesEveryWaiterAtACommit() {
        var waiters = Stream.generate(() -> waiter(LONG)).limit(5).toList();
        Await.until("all wait", () -> signal.waiting() == 5);
        signal.afterCommit();
        assertThat(waiters)
                .allSatisfy(waiter -> assertThat(
                                waiter.orTimeout(20, TimeUnit.SECONDS).join())
                        .isTrue());
    }

    @Test
    void doesNotWaitWhenACommitCameInBetween() {
        long seen = signal.commits();
        signal.afterCommit();
        assertThat(CompletableFuture.supplyAsync(() -> await(seen, LONG))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .isTrue();
    }

    @Test
    void endsWhenTheTimeIsOverOrTheProcessStops() {
        assertThat(waiter(Duration.ofMillis(1)).join()).isTrue();
        var waiter = waiter(LONG);
        Await.until("it waits", () -> signal.waiting() == 1);
        signal.stop();
        assertThat(waiter.orTimeout(20, TimeUnit.SECONDS).join()).isFalse();
    }

    private CompletableFuture<Boolean> waiter(Duration atMost) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> result.complete(await(signal.commits(), atMost)));
        return result;
    }

    private boolean await(long seen, Duration atMost) {
        try {
            return signal.await(seen, atMost);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
