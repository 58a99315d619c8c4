package io.bookstore.search.index;

import io.bookstore.platform.ids.Ids;
import io.bookstore.search.index.Target.State;
import io.bookstore.search.projection.ProjectedBooks;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees to it that there is an index to search, of the present definition, and that old ones go. */
@Component
class IndexKeeper {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Targets targets;
    private final Indices indices;
    private final IndexDefinition definition;
    private final ProjectedBooks books;
    private final IndexSettings settings;
    private final Clock clock;

    IndexKeeper(
            Targets targets,
            Indices indices,
            IndexDefinition definition,
            ProjectedBooks books,
            IndexSettings settings,
            Clock clock) {
        this.targets = targets;
        this.indices = indices;
        this.definition = definition;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    void keep() {
        Target live = targets.in(State.LIVE).orElseGet(this::first);
        if (!indices.exists(live)) {
            books.markAllDirty(); // first: after a crash in between it is done again
            indices.createIfMissing(live);
            log.info("made index {}; all books are written into it", live.name());
        }
        if (!indices.isSearched(live, settings.name())) {
            indices.searchIn(live, settings.name());
        }
        if (!live.definition().equals(definition.fingerprint()) && startBuild()) {
            log.info("the index has a new definition: rebuilding");
        }
        targets.in(State.RETIRED).filter(this::isOld).ifPresent(this::giveUp);
    }

    /** False when one is being built already. */
    boolean startBuild() {
        return targets.add(newName(), State.BUILDING, definition.fingerprint());
    }

    /** Whether searches are answered by some index. */
    boolean isSearchable() {
        return indices.aliasExists(settings.name());
    }

    void giveUp(Target retired) {
        targets.remove(retired); // first, so that nobody writes into what is being deleted
        indices.delete(retired);
        log.info("index {} is deleted", retired.name());
    }

    private Target first() {
        targets.add(newName(), State.LIVE, definition.fingerprint());
        return targets.in(State.LIVE).orElseThrow();
    }

    private boolean isOld(Target retired) {
        return Optional.ofNullable(retired.switchedAt())
                .map(at -> at.plus(settings.keepRetired()).isBefore(clock.instant()))
                .orElse(true);
    }

    private String newName() {
        String random = Ids.next().toString().substring(32);
        return settings.name() + "-" + STAMP.format(clock.instant()) + "-" + random;
    }
}
