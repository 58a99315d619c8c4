package io.bookstore.catalog.imports;

/** How far an import has come. */
final class Tally {

    private long total;
    private long added;
    private long changed;
    private long unchanged;
    private long failed;
    private long unknownCategories;

    void read() {
        total++;
    }

    void unknownCategories(int names) {
        unknownCategories += names;
    }

    void add(Outcome outcome) {
        added += outcome.added();
        changed += outcome.changed();
        unchanged += outcome.unchanged();
        failed += outcome.errors().size();
    }

    Counts counts() {
        return new Counts(total, added, changed, unchanged, failed, unknownCategories);
    }

    record Counts(long total, long added, long changed, long unchanged, long failed, long unknownCategories) {}
}
