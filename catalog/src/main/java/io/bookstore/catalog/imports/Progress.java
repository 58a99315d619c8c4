package io.bookstore.catalog.imports;

import io.bookstore.catalog.imports.Reported.Outcome;
import java.util.Collection;

/**
 * How far an import has come.
 *
 * @param done where it goes on: after so many records of a file; an undo, below this entry of what it undoes
 */
record Progress(
        long done,
        long total,
        long added,
        long changed,
        long deleted,
        long unchanged,
        long failed,
        long unknownCategories) {

    static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, 0);

    Progress plus(Collection<Reported> outcomes, long nowDone, int moreUnknownCategories) {
        return new Progress(
                nowDone,
                total + outcomes.size(),
                added + count(outcomes, Outcome.ADDED),
                changed + count(outcomes, Outcome.CHANGED),
                deleted + count(outcomes, Outcome.DELETED),
                unchanged + count(outcomes, Outcome.UNCHANGED),
                failed + count(outcomes, Outcome.FAILED),
                unknownCategories + moreUnknownCategories);
    }

    private static long count(Collection<Reported> outcomes, Outcome outcome) {
        return outcomes.stream().filter(each -> each.outcome() == outcome).count();
    }
}
