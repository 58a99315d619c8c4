package io.bookstore.identity.erasure;

import io.bookstore.identity.account.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A shop without an admin could never get one again, so the last one stays. */
@Component
public class LastAdmin {

    private static final long LOCK = 7_301_002;

    private final JdbcClient jdbc;

    LastAdmin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this account is the only admin who can sign in; holds until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean is(Account account) {
        if (!account.roles().contains("admin")) {
            return false;
        }
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
        return jdbc.sql("""
                        select count(*) from account
                        where 'admin' = any (roles) and status = 'active' and id <> :id
                        """).param("id", account.id()).query(Long.class).single() == 0;
    }
}
