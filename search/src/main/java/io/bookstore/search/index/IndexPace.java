package io.bookstore.search.index;

import io.bookstore.search.index.Target.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How soon writes are shown. While thousands wait, as in a first fill or an import, showing each batch at once would cost
 * Elasticsearch half of its work, in small segments that it merges again and again: then they are shown every few seconds.
 */
@Component
class IndexPace {

    private static final String IN_BULK = "5s";

    /** So many full batches, one after the other, are no everyday change. */
    private static final int MANY = 6;

    private final Targets targets;
    private final Indices indices;
    private final IndexDefinition definition;
    private final IndexMerges merges;
    private final IndexSettings settings;
    private int full;
    private @Nullable String now;

    IndexPace(
            Targets targets, Indices indices, IndexDefinition definition, IndexMerges merges, IndexSettings settings) {
        this.targets = targets;
        this.indices = indices;
        this.definition = definition;
        this.merges = merges;
        this.settings = settings;
    }

    /** @param changed how many rows the last batch had */
    void after(int changed) {
        full = changed == settings.batch() ? full + 1 : 0;
        String wanted = full >= MANY ? IN_BULK : definition.refreshInterval();
        if (!wanted.equals(now)) {
            boolean isFilled = IN_BULK.equals(now);
            targets.in(State.LIVE).ifPresent(live -> {
                indices.refreshEvery(live, wanted);
                if (isFilled) {
                    merges.begin(live);
                }
            });
            now = wanted;
        }
    }

    /** Another replica may have changed it meanwhile, or this one did not come to its end. */
    void forget() {
        now = null;
        full = 0;
    }
}
