package io.bookstore.search.index;

import io.bookstore.search.index.Target.State;
import io.bookstore.search.projection.KnownBooks;
import io.bookstore.search.projection.ProjectedBook;
import io.bookstore.search.projection.ProjectedBooks;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rebuilds the index beside the one that is searched: copies all rows in the order of their ids, while changes are
 * written into both; then compares the counts and switches. It goes on where it was after a crash.
 */
@Component
class IndexBuild {

    private static final Logger log = LoggerFactory.getLogger(IndexBuild.class);

    private final ProjectedBooks books;
    private final KnownBooks known;
    private final Targets targets;
    private final Indices indices;
    private final IndexWriter writer;
    private final IndexKeeper keeper;
    private final IndexMerges merges;
    private final RowsAhead ahead;
    private final IndexSettings settings;

    IndexBuild(
            ProjectedBooks books,
            KnownBooks known,
            Targets targets,
            Indices indices,
            IndexWriter writer,
            IndexKeeper keeper,
            IndexMerges merges,
            RowsAhead ahead,
            IndexSettings settings) {
        this.books = books;
        this.known = known;
        this.targets = targets;
        this.indices = indices;
        this.writer = writer;
        this.keeper = keeper;
        this.merges = merges;
        this.ahead = ahead;
        this.settings = settings;
    }

    /** Makes the index that is being built, if there is one, before anything is written into it. */
    Optional<Target> prepare() {
        Optional<Target> building = targets.in(State.BUILDING);
        if (building.isPresent() && indices.createIfMissing(building.get())) {
            indices.fillFast(building.get());
            targets.copyAgain(building.get());
            return targets.in(State.BUILDING);
        }
        return building;
    }

    /** One step of the build that is under way. Answers whether there is more to do at once. */
    boolean step(Target building) {
        List<ProjectedBook> rows = ahead.take(building);
        if (!rows.isEmpty()) {
            ahead.read(building, rows);
            writer.write(building, rows);
            targets.copied(building, rows.getLast().id(), rows.size());
            return true;
        }
        return finish(building);
    }

    private boolean finish(Target building) {
        ProjectedBooks.Counts expected = books.counts();
        if (expected.waiting() > 0) {
            return true; // catch up first
        }
        boolean isFirst = targets.in(State.LIVE).isEmpty();
        if (isFirst && (expected.books() == 0 || known.areBeingLoaded())) {
            return false; // what is searched now, though nobody knows it, is better than less
        }
        long found = indices.count(building);
        long wanted = expected.books() - expected.refused();
        if (found < wanted) {
            log.warn("{} has {} of {} books: copying again", building.name(), found, wanted);
            targets.copyAgain(building);
            return true;
        }
        if (!merges.isMerged(building)) {
            return true;
        }
        indices.fillAsUsual(building); // before it is searched, and again if this was the last that a crash let us do
        indices.searchIn(building, settings.name());
        targets.switchTo(building).ifPresent(keeper::giveUp);
        log.info("searches go to {} now ({} books)", building.name(), found);
        return false;
    }
}
