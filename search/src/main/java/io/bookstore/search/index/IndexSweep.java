package io.bookstore.search.index;

import io.bookstore.search.projection.KnownBooks;
import io.bookstore.search.projection.KnownBooks.Known;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares the searched index with the projection, and has written again or deleted what differs. */
@Component
class IndexSweep {

    private static final Logger log = LoggerFactory.getLogger(IndexSweep.class);

    private final KnownBooks books;
    private final IndexedVersions index;
    private final SweepSettings settings;

    IndexSweep(KnownBooks books, IndexedVersions index, SweepSettings settings) {
        this.books = books;
        this.index = index;
        this.settings = settings;
    }

    Drift run(Pauses pauses) {
        Drift drift = Drift.NONE;
        UUID after = null;
        for (boolean more = true; more; ) {
            List<Known> rows = books.after(after, settings.page());
            more = !rows.isEmpty();
            UUID last = more ? rows.getLast().id() : null;
            drift = drift.compared(rows.size()).and(compare(rows, index.between(after, last), pauses));
            after = more ? last : after;
        }
        return drift;
    }

    private Drift compare(List<Known> rows, Map<String, Long> indexed, Pauses pauses) {
        Set<String> suspects = suspects(rows, indexed);
        if (suspects.isEmpty()) {
            return Drift.NONE;
        }
        pauses.grace(); // the writer may be bringing them
        List<Known> rowsNow =
                books.those(suspects.stream().map(UUID::fromString).collect(Collectors.toSet()));
        Map<String, Long> indexedNow = index.those(suspects);
        return repair(rowsNow, indexedNow, suspects(rowsNow, indexedNow));
    }

    private static Set<String> suspects(List<Known> rows, Map<String, Long> indexed) {
        Map<String, Known> known = byId(rows);
        Set<String> suspects = new HashSet<>(indexed.keySet());
        suspects.removeAll(known.keySet());
        known.forEach((id, row) -> {
            if (differs(row, indexed.get(id))) {
                suspects.add(id);
            }
        });
        return suspects;
    }

    private static boolean differs(Known row, @Nullable Long indexed) {
        boolean isAsItShould = indexed != null && indexed == row.version();
        boolean isOnItsWay = row.waiting() && (indexed == null || indexed < row.version());
        return !isAsItShould && !isOnItsWay && !row.refused();
    }

    private Drift repair(List<Known> rows, Map<String, Long> indexed, Set<String> wrong) {
        Map<String, Known> known = byId(rows);
        Map<String, Long> extra = new HashMap<>();
        Drift drift = Drift.NONE;
        for (String id : wrong) {
            Long version = indexed.get(id);
            if (known.containsKey(id)) {
                log.warn("book {} is {} in the index: written again", id, version == null ? "missing" : "stale");
                // above the version that a deletion has left behind as well
                books.writeAgain(UUID.fromString(id), version == null ? 0 : version);
                drift = drift.and(version == null ? Drift.missing(true) : Drift.stale(true));
            } else if (version != null) {
                extra.put(id, version);
            }
        }
        if (extra.isEmpty()) {
            return drift;
        }
        log.warn("{} books of the index are unknown: deleted", extra.size());
        int deleted = index.delete(extra);
        return drift.and(new Drift(0, 0, 0, extra.size(), deleted));
    }

    private static Map<String, Known> byId(List<Known> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.id().toString(), Function.identity()));
    }
}
