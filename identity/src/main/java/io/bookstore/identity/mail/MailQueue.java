package io.bookstore.identity.mail;

import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters to be sent. A letter's reason is unique, so that no event, however often it comes, is told twice. */
@Repository
public class MailQueue {

    private static final String TABLE = "mail";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 9;
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Queues a letter to an account's owner, once per reason. */
    public void queue(String reason, String kind, UUID accountId) {
        add(Ids.next(), reason, kind, accountId, null, null);
    }

    /** Queues the letter with the link that proves an address. */
    public void queueVerification(UUID accountId, String token) {
        UUID id = Ids.next();
        add(id, "verify:" + accountId, "verify-email", accountId, null, cipher.encrypt(token, TABLE, id, "secret"));
    }

    /** Queues a letter about an order, once per order and kind; who gets it is asked when it is sent. */
    void queueForOrder(UUID orderId, String kind) {
        add(Ids.next(), kind + ":" + orderId, kind, null, orderId, null);
    }

    private void add(
            UUID id,
            String reason,
            String kind,
            @Nullable UUID accountId,
            @Nullable UUID orderId,
            byte @Nullable [] secret) {
        jdbc.sql("""
                        insert into mail (id, reason, kind, account_id, order_id, secret, status, next_at, created_at)
                        values (:id, :reason, :kind, :account, :order, :secret, 'waiting', :now, :now)
                        on conflict (reason) do nothing
                        """)
                .param("id", id)
                .param("reason", reason)
                .param("kind", kind)
                .param("account", accountId)
                .param("order", orderId)
                .param("secret", secret)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes letters that are due; another replica does not see them for a minute. */
    List<Mail> take(int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update mail set next_at = :lease, attempts = attempts + 1
                        where id in (select id from mail where status = 'waiting' and next_at <= :now
                                     order by next_at limit :most for update skip locked)
                        returning *
                        """)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(this::mail)
                .list();
    }

    void markSent(Mail mail) {
        jdbc.sql("update mail set status = 'sent', sent_at = :now, secret = null, last_error = null where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", mail.id())
                .update();
    }

    /** Tries again later, each time later; after a day the letter is parked with its reason. */
    void putBack(Mail mail, String error) {
        Instant now = clock.instant();
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(mail.attempts() - 1, DOUBLINGS));
        jdbc.sql("""
                        update mail set next_at = :next, last_error = :error,
                               status = case when created_at < :oldest then 'parked' else 'waiting' end
                        where id = :id
                        """)
                .param("next", Timestamp.from(now.plus(rest)))
                .param("error", error)
                .param("oldest", Timestamp.from(now.minus(GIVE_UP_AFTER)))
                .param("id", mail.id())
                .update();
    }

    private Mail mail(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] secret = row.getBytes("secret");
        return new Mail(
                id,
                row.getString("kind"),
                row.getObject("account_id", UUID.class),
                row.getObject("order_id", UUID.class),
                secret == null ? null : cipher.decrypt(secret, TABLE, id, "secret"),
                row.getInt("attempts"));
    }
}
