package io.bookstore.inventory.transaction;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request that waits to be written, and the thread that waits for its answer. */
final class Waiter<Q, A> {

    private final Q request;
    private final CompletableFuture<A> answer = new CompletableFuture<>();

    Waiter(Q request) {
        this.request = request;
    }

    Q request() {
        return request;
    }

    void answer(A with) {
        answer.complete(with);
    }

    void fail(Throwable because) {
        answer.completeExceptionally(because);
    }

    A await(Duration patience, Runnable leave) {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("could not be written", failed.getCause());
        } catch (TimeoutException late) {
            leave.run();
            throw new TooBusy("no answer within " + patience);
        } catch (InterruptedException stopping) {
            leave.run();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the answer came", stopping);
        }
    }
}
