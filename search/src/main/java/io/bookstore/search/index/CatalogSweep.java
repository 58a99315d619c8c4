package io.bookstore.search.index;

import io.bookstore.search.projection.CatalogTruth;
import io.bookstore.search.projection.KnownBooks;
import io.bookstore.search.projection.KnownBooks.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Compares the projection with catalog, and takes from catalog what it lacks. */
@Component
class CatalogSweep {

    private static final Logger log = LoggerFactory.getLogger(CatalogSweep.class);

    /** More books than this, and than a tenth of all, are not forgotten because catalog says so: perhaps it lost them. */
    private static final int FEW = 100;

    private final CatalogTruth catalog;
    private final KnownBooks books;
    private final SweepSettings settings;

    CatalogSweep(CatalogTruth catalog, KnownBooks books, SweepSettings settings) {
        this.catalog = catalog;
        this.books = books;
        this.settings = settings;
    }

    Drift run(Pauses pauses) {
        Drift drift = Drift.NONE;
        List<UUID> extra = new ArrayList<>();
        UUID after = null;
        for (boolean more = true; more; ) {
            List<CatalogTruth.Version> page = catalog.after(after, settings.page());
            more = !page.isEmpty();
            UUID last = more ? page.getLast().id() : null;
            drift = drift.compared(page.size()).and(compare(page, books.between(after, last), extra, pauses));
            after = more ? last : after;
        }
        return drift.and(drop(extra, pauses));
    }

    private Drift compare(List<CatalogTruth.Version> truth, List<Known> rows, List<UUID> extra, Pauses pauses) {
        Map<UUID, Known> known = rows.stream().collect(Collectors.toMap(Known::id, Function.identity()));
        List<CatalogTruth.Version> suspects = truth.stream()
                .filter(version -> isBehind(known.remove(version.id()), version))
                .toList();
        extra.addAll(known.keySet());
        if (suspects.isEmpty()) {
            return Drift.NONE;
        }
        pauses.grace(); // the feed may be bringing them
        Map<UUID, Known> again =
                byId(suspects.stream().map(CatalogTruth.Version::id).toList());
        return suspects.stream()
                .filter(version -> isBehind(again.get(version.id()), version))
                .map(version -> repair(version.id(), again.get(version.id())))
                .reduce(Drift.NONE, Drift::and);
    }

    private Drift repair(UUID id, @Nullable Known known) {
        Optional<JsonNode> document = catalog.document(id);
        document.ifPresent(books::take);
        log.warn("book {} was {} in the projection: taken from catalog", id, known == null ? "missing" : "stale");
        return known == null ? Drift.missing(document.isPresent()) : Drift.stale(document.isPresent());
    }

    private Drift drop(List<UUID> suspects, Pauses pauses) {
        if (suspects.isEmpty()) {
            return Drift.NONE;
        }
        pauses.grace(); // a book may have been made between catalog's answer and ours
        List<UUID> unknown = byId(suspects).keySet().stream()
                .filter(id -> catalog.document(id).isEmpty())
                .toList();
        boolean few = unknown.size() <= Math.max(FEW, books.count() / 10);
        if (!few) {
            log.error("catalog does not know {} books of search: too many to believe it, they stay", unknown.size());
        }
        return unknown.stream()
                .map(id -> {
                    if (few) {
                        books.forget(id);
                        log.warn("catalog does not know book {}: forgotten", id);
                    }
                    return Drift.extra(few);
                })
                .reduce(Drift.NONE, Drift::and);
    }

    private Map<UUID, Known> byId(List<UUID> ids) {
        return books.those(ids).stream().collect(Collectors.toMap(Known::id, Function.identity()));
    }

    /** A row that is ahead has heard of a change after catalog was asked. */
    private static boolean isBehind(@Nullable Known known, CatalogTruth.Version truth) {
        return known == null || known.catalogVersion() < truth.version();
    }
}
