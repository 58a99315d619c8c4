package io.bookstore.search.index;

import io.bookstore.search.elasticsearch.SearchUnavailable;
import io.bookstore.search.index.Indices.Outcome;
import io.bookstore.search.index.Indices.WriteFailed;
import io.bookstore.search.index.Target.State;
import io.bookstore.search.projection.ProjectedBook;
import io.bookstore.search.projection.ProjectedBooks;
import io.bookstore.search.projection.ProjectedBooks.Written;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings what changed in the projection into every index that is written. */
@Component
class IndexWriter {

    private static final Logger log = LoggerFactory.getLogger(IndexWriter.class);

    private final ProjectedBooks books;
    private final Targets targets;
    private final Indices indices;
    private final IndexDefinition definition;
    private final IndexSettings settings;

    IndexWriter(
            ProjectedBooks books,
            Targets targets,
            Indices indices,
            IndexDefinition definition,
            IndexSettings settings) {
        this.books = books;
        this.targets = targets;
        this.indices = indices;
        this.definition = definition;
        this.settings = settings;
    }

    /** Writes one batch of changed rows. Answers how many there were. */
    int writeChanges() {
        List<ProjectedBook> rows = books.dirty(settings.batch());
        if (rows.isEmpty()) {
            return 0;
        }
        // the targets are read after the rows: a build that starts in between copies these very versions itself
        Set<Written> written =
                new HashSet<>(rows.stream().map(IndexWriter::written).toList());
        for (Target target : targets.all()) {
            written.retainAll(write(target, rows));
        }
        books.markIndexed(written);
        return rows.size();
    }

    /** Writes these rows into one index. Answers which of them it has now. */
    Set<Written> write(Target target, List<ProjectedBook> rows) {
        try {
            Outcome outcome = indices.write(target, rows);
            if (!target.definition().equals(definition.fingerprint())) {
                return written(target, outcome, rows);
            }
            outcome.refused().forEach(refused -> {
                log.error("{} refuses book {}: {}", target.name(), refused.row().id(), refused.problem());
                books.markRefused(refused.row(), refused.problem());
            });
            return Set.copyOf(outcome.written());
        } catch (WriteFailed failed) {
            if (failed.indexIsGone() && target.state() == State.RETIRED) {
                log.warn("{} was kept for going back and is gone; it is no longer written", target.name());
                targets.remove(target);
                return Set.copyOf(rows.stream().map(IndexWriter::written).toList());
            }
            throw new SearchUnavailable(failed);
        }
    }

    /** An index of another release may refuse what ours takes: that is no problem of the book, and ours is on its way. */
    private static Set<Written> written(Target target, Outcome outcome, List<ProjectedBook> rows) {
        if (!outcome.refused().isEmpty()) {
            log.warn(
                    "{}, of another definition, refuses {} books",
                    target.name(),
                    outcome.refused().size());
        }
        return Set.copyOf(rows.stream().map(IndexWriter::written).toList());
    }

    private static Written written(ProjectedBook row) {
        return new Written(row.id(), row.version());
    }
}
