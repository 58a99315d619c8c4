package io.bookstore.search.index;

import io.bookstore.search.projection.ProjectedBook;
import io.bookstore.search.projection.ProjectedBooks;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows that a build copies next are read while Elasticsearch takes the ones before. A row that changes in between is
 * written by its newer version as well, whatever comes first. Used by the writer's thread alone.
 */
@Component
class RowsAhead {

    private final ProjectedBooks books;
    private final IndexSettings settings;
    private final Executor reader = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("index-reader-", 0).factory());
    private @Nullable Ahead ahead;

    RowsAhead(ProjectedBooks books, IndexSettings settings) {
        this.books = books;
        this.settings = settings;
    }

    /** The rows that follow those that were copied. */
    List<ProjectedBook> take(Target building) {
        Ahead read = ahead;
        ahead = null;
        UUID through = building.copiedThrough();
        if (read == null || !read.isOf(building)) {
            return books.after(through, settings.batch());
        }
        try {
            return read.rows().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Begins to read what follows these rows. */
    void read(Target building, List<ProjectedBook> before) {
        UUID last = before.getLast().id();
        ahead = new Ahead(
                building.name(),
                last,
                CompletableFuture.supplyAsync(() -> books.after(last, settings.batch()), reader));
    }

    private record Ahead(String index, UUID after, CompletableFuture<List<ProjectedBook>> rows) {

        boolean isOf(Target building) {
            return index.equals(building.name()) && after.equals(building.copiedThrough());
        }
    }
}
