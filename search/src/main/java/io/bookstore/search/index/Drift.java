package io.bookstore.search.index;

/**
 * What a comparison found.
 *
 * @param compared books looked at
 * @param missing known further up and not here
 * @param stale here in another version
 * @param extra here and nowhere further up
 */
record Drift(long compared, long missing, long stale, long extra, long repaired) {

    static final Drift NONE = new Drift(0, 0, 0, 0, 0);

    static Drift missing(boolean repaired) {
        return new Drift(0, 1, 0, 0, repaired ? 1 : 0);
    }

    static Drift stale(boolean repaired) {
        return new Drift(0, 0, 1, 0, repaired ? 1 : 0);
    }

    static Drift extra(boolean repaired) {
        return new Drift(0, 0, 0, 1, repaired ? 1 : 0);
    }

    Drift compared(long more) {
        return new Drift(compared + more, missing, stale, extra, repaired);
    }

    Drift and(Drift more) {
        return new Drift(
                compared + more.compared,
                missing + more.missing,
                stale + more.stale,
                extra + more.extra,
                repaired + more.repaired);
    }

    long found() {
        return missing + stale + extra;
    }
}
