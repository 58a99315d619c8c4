package io.bookstore.identity.session;

import io.bookstore.identity.account.Accounts;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends sign-ins: their refresh tokens at once, their access tokens as soon as the other processes have read the event,
 * which is a moment later.
 */
@Component
public class EndSessions {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    EndSessions(JdbcClient jdbc, Accounts accounts, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    record SessionsRevoked(UUID userId, List<UUID> sessionIds) {}

    @Transactional
    public void all(UUID account, String reason) {
        end(account, null, null, reason);
    }

    /** All but one; none is spared when the kept one is not known. */
    @Transactional
    public void others(UUID account, @Nullable UUID kept, String reason) {
        end(account, null, kept, reason);
    }

    /** @return false when the account has no such session that lives */
    @Transactional
    public boolean one(UUID account, UUID session, String reason) {
        return end(account, session, null, reason);
    }

    private boolean end(UUID account, @Nullable UUID only, @Nullable UUID kept, String reason) {
        List<UUID> ended = jdbc.sql("""
                        update refresh_family set ended_at = :now, end_reason = :reason
                        where account_id = :account and ended_at is null
                          and (:only::uuid is null or id = :only) and (:kept::uuid is null or id <> :kept)
                        returning id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .param("account", account)
                .param("only", only)
                .param("kept", kept)
                .query(UUID.class)
                .list();
        if (!ended.isEmpty()) {
            outbox.append(new NewEvent(
                    "sessions-revoked",
                    "user",
                    account,
                    accounts.nextVersion(account),
                    new SessionsRevoked(account, ended)));
        }
        return !ended.isEmpty();
    }
}
