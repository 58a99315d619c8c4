package io.bookstore.catalog.imports;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch while the next one is read. There is never more than one on its way, so that they are written in order
 * and a file of any length takes the memory of two batches. Used by the thread that reads.
 */
final class Handover implements AutoCloseable {

    private static final Executor WRITERS = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("import-writer-", 0).factory());

    private Progress progress;
    private @Nullable CompletableFuture<Progress> writing;

    Handover(Progress begun) {
        this.progress = begun;
    }

    /**
     * Returns as soon as the batch before is written.
     *
     * @param store is told how far the import was until then
     */
    void write(UnaryOperator<Progress> store) {
        close();
        Progress before = progress;
        writing = CompletableFuture.supplyAsync(() -> store.apply(before), WRITERS);
    }

    /** Waits for the last batch. Throws what went wrong with it. */
    @Override
    public void close() {
        CompletableFuture<Progress> last = writing;
        writing = null;
        if (last == null) {
            return;
        }
        try {
            progress = last.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
