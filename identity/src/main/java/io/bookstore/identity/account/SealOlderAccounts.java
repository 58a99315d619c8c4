package io.bookstore.identity.account;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives accounts from before there were keys a key of their own, a few at a time. */
@Component
class SealOlderAccounts {

    private static final Logger log = LoggerFactory.getLogger(SealOlderAccounts.class);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    SealOlderAccounts(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT20S")
    void seal() {
        int sealed;
        do {
            sealed = sealSome();
        } while (sealed == BATCH && !Thread.currentThread().isInterrupted());
    }

    int sealSome() {
        List<UUID> due = jdbc.sql("""
                        select id from account where get_byte(email, 0) = 1 or get_byte(name, 0) = 1
                        order by id limit :batch
                        """).param("batch", BATCH).query(UUID.class).list();
        due.forEach(accounts::sealAgain);
        if (!due.isEmpty()) {
            log.info("{} accounts have a key of their own now", due.size());
        }
        return due.size();
    }
}
