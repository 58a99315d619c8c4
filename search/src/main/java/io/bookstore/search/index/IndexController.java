package io.bookstore.search.index;

import io.bookstore.platform.problem.Problems;
import io.bookstore.search.elasticsearch.SearchUnavailable;
import io.bookstore.search.index.Target.State;
import io.bookstore.search.projection.ProjectedBooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search desk")
class IndexController {

    private static final String STATUS = "/v1/admin/search/status";

    private final IndexKeeper keeper;
    private final Targets targets;
    private final Indices indices;
    private final ProjectedBooks books;
    private final IndexSettings settings;
    private final Sweeps sweeps;

    IndexController(
            IndexKeeper keeper,
            Targets targets,
            Indices indices,
            ProjectedBooks books,
            IndexSettings settings,
            Sweeps sweeps) {
        this.keeper = keeper;
        this.targets = targets;
        this.indices = indices;
        this.books = books;
        this.settings = settings;
        this.sweeps = sweeps;
    }

    @PostMapping("/v1/admin/search/reindex")
    @Operation(summary = "Build the index anew beside the one that is searched, then switch")
    ResponseEntity<?> reindex() {
        if (!keeper.startBuild()) {
            return ResponseEntity.of(Problems.of(
                            HttpStatus.CONFLICT,
                            "reindex-running",
                            "The index is being rebuilt already",
                            "See " + STATUS + " for how far it is."))
                    .build();
        }
        return ResponseEntity.accepted().location(URI.create(STATUS)).body(status());
    }

    @PostMapping("/v1/admin/search/sweep")
    @Operation(summary = "Compare catalogue, projection and index now, and repair what differs")
    ResponseEntity<StatusView> sweep() {
        sweeps.request();
        return ResponseEntity.accepted().location(URI.create(STATUS)).body(status());
    }

    @GetMapping(STATUS)
    @Operation(summary = "How the index compares with what search knows")
    StatusView status() {
        ProjectedBooks.Counts counts = books.counts();
        Long indexed = indexed();
        return new StatusView(
                settings.name(),
                indexed != null,
                counts.books(),
                counts.onSale(),
                indexed,
                counts.waiting(),
                counts.refused(),
                counts.lagMillis(),
                indexed == null ? null : counts.books() - counts.refused() - indexed,
                targets.in(State.BUILDING).isPresent(),
                targets.all().stream().map(IndexView::of).toList(),
                SweepView.of(sweeps.last()));
    }

    private @Nullable Long indexed() {
        try {
            return indices.count(settings.name());
        } catch (SearchUnavailable unavailable) {
            return null;
        }
    }

    /**
     * @param books books that search knows, on sale or not
     * @param indexed books in the index that is searched; null while Elasticsearch does not answer
     * @param waiting books that changed and are not in the index as they are now
     * @param refused books that Elasticsearch refuses to take
     * @param lagMs how long the longest has waited
     * @param drift books that should be in the index and are not
     * @param sweep the last comparison of catalogue, projection and index; null before the first
     */
    record StatusView(
            String alias,
            boolean available,
            long books,
            long onSale,
            @Nullable Long indexed,
            long waiting,
            long refused,
            long lagMs,
            @Nullable Long drift,
            boolean reindexing,
            List<IndexView> indexes,
            @Nullable SweepView sweep) {}

    record SweepView(Instant at, long compared, long missing, long stale, long extra, long repaired) {
        static @Nullable SweepView of(Sweeps.Last last) {
            Drift drift = last.drift();
            return last.finishedAt() == null
                    ? null
                    : new SweepView(
                            last.finishedAt(),
                            drift.compared(),
                            drift.missing(),
                            drift.stale(),
                            drift.extra(),
                            drift.repaired());
        }
    }

    record IndexView(
            String name,
            String state,
            Instant createdAt,
            @Nullable Instant switchedAt,
            long copied) {
        static IndexView of(Target target) {
            return new IndexView(
                    target.name(),
                    target.state().name().toLowerCase(Locale.ROOT),
                    target.createdAt(),
                    target.switchedAt(),
                    target.copied());
        }
    }
}
