package io.bookstore.platform.feed;

import io.bookstore.platform.feed.Producer.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a producer's whole state, page by page, and then stands where its feed stood before the first page: what
 * changed in between comes again as events.
 */
final class SnapshotLoad {

    private static final Logger log = LoggerFactory.getLogger(SnapshotLoad.class);
    private static final int LIMIT = 500;

    private final String name;
    private final Snapshot<?> snapshot;
    private final Producer producer;
    private final Positions positions;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final StopSignal stop;

    SnapshotLoad(
            String name,
            Snapshot<?> snapshot,
            Producer producer,
            Positions positions,
            JsonMapper json,
            PlatformTransactionManager transactions,
            StopSignal stop) {
        this.name = name;
        this.snapshot = snapshot;
        this.producer = producer;
        this.positions = positions;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.stop = stop;
    }

    void run(Lease lease) {
        Rows page = page(null);
        Long start = page.feedPosition();
        if (start == null) {
            throw new IllegalStateException(snapshot.path() + " gave no Feed-Position");
        }
        long rows = 0;
        while (!page.data().isEmpty()) { // a short page may be the producer's own limit: only an empty one is the end
            store(lease, page.data());
            rows += page.data().size();
            page = next(page.data().getLast());
        }
        transaction.executeWithoutResult(status -> positions.move(lease, start));
        log.info("{}: loaded {} rows of {}, going on after position {}", name, rows, snapshot.path(), start);
    }

    private Rows next(JsonNode last) {
        String id = snapshot.idOf(last, json);
        Rows page = page(id);
        if (!page.data().isEmpty() && id.equals(snapshot.idOf(page.data().getLast(), json))) {
            throw new IllegalStateException(snapshot.path() + " does not go on after id " + id);
        }
        return page;
    }

    private Rows page(@Nullable String afterId) {
        return stop.remotely(() -> producer.rows(snapshot.path(), afterId, LIMIT));
    }

    private void store(Lease lease, List<JsonNode> rows) {
        transaction.executeWithoutResult(status -> {
            Long _ = positions.renew(lease); // keeps the row: nobody else loads at the same time
            snapshot.load(rows, json);
        });
    }
}
