package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.CountedStatements;
import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.files.BadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What makes imports quick: a batch takes as many statements whatever is in it. */
class ImportCostIntegrationTests extends ImportUnderTest {

    private static final int MANY = 200;

    /** Raise it only for something that is worth a round trip for every 500 books. */
    private static final int STATEMENTS = 30;

    @Autowired
    private WriteBatch writeBatch;

    @Autowired
    private ShelfNames shelfNames;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void asksTheSameForTwoBooksAndForHundreds() throws BadRecord {
        int few = statements(records(0, 2, 900));
        assertThat(few).isBetween(1, STATEMENTS);
        assertThat(statements(records(10, MANY, 900))).isEqualTo(few);
        assertThat(statements(records(10, MANY, 900))).as("nothing new").isLessThanOrEqualTo(few);
        int changed = statements(records(0, 2, 950));
        assertThat(changed).isBetween(1, STATEMENTS);
        assertThat(statements(records(10, MANY, 950))).isEqualTo(changed);
    }

    private int statements(List<ImportRecord> records) {
        int before = CountedStatements.prepared();
        transaction.executeWithoutResult(
                status -> writeBatch.write(records, shelfNames.lookup(), new Actor(null, null, null)));
        return CountedStatements.prepared() - before;
    }

    private List<ImportRecord> records(int first, int number, int price) throws BadRecord {
        RecordMapping mapping = new RecordMapping(shelfNames.lookup());
        List<ImportRecord> records = new ArrayList<>();
        for (int i = first; i < first + number; i++) {
            Map<String, Object> record = record(author + " writes " + i);
            record.put("authors", List.of(author, author + " and " + i));
            record.put("series", Map.of("name", author + " goes on " + i / 3, "volume", "" + i));
            record.put("categories", List.of("horror"));
            record.put("price_cents", price);
            records.add(mapping.read(i, i, Api.JSON.valueToTree(record)));
        }
        return records;
    }
}
