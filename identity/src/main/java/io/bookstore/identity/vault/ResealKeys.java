package io.bookstore.identity.vault;

import io.bookstore.platform.crypto.FieldCipher;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After the key set got a new primary key, seals with it what the old one had sealed, a few rows at a time while everybody
 * works on. Then the old one can leave the key set. Accounts' own keys stay, so their data need not be touched.
 */
@Component
class ResealKeys {

    private static final Logger log = LoggerFactory.getLogger(ResealKeys.class);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final TransactionTemplate transaction;

    ResealKeys(JdbcClient jdbc, FieldCipher cipher, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    /** A column of secrets that the key set sealed. */
    private record Column(String table, String id, String field) {}

    private static final List<Column> COLUMNS =
            List.of(new Column("account_key", "account_id", "sealed"), new Column("signing_key", "kid", "private_key"));

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(UUID id, byte[] text) {}

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT40S")
    void reseal() {
        for (Column column : COLUMNS) {
            int all = 0;
            int done = BATCH;
            while (done == BATCH && !Thread.currentThread().isInterrupted()) {
                done = transaction.execute(active -> resealSome(column));
                all += done;
            }
            if (all > 0) {
                log.info("{} rows of {} are sealed with the primary key now", all, column.table());
            }
        }
    }

    int resealSome(Column column) {
        List<Sealed> due = jdbc.sql("select " + column.id() + "::text as id, " + column.field() + " as sealed from "
                        + column.table() + " where substring(" + column.field() + " from 1 for 5) <> :current"
                        + " limit :batch for update skip locked")
                .param("current", cipher.currentPrefix())
                .param("batch", BATCH)
                .query((row, number) -> new Sealed(UUID.fromString(row.getString("id")), row.getBytes("sealed")))
                .list();
        due.forEach(row -> jdbc.sql("update " + column.table() + " set " + column.field() + " = :sealed where "
                        + column.id() + "::text = :id")
                .param(
                        "sealed",
                        cipher.encrypt(
                                cipher.decrypt(row.text(), column.table(), row.id(), column.field()),
                                column.table(),
                                row.id(),
                                column.field()))
                .param("id", row.id().toString())
                .update());
        return due.size();
    }
}
