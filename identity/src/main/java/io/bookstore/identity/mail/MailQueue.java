package io.bookstore.identity.mail;

import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/**
 * Letters to be sent. A letter's reason is unique, so that no event, however often it comes, is told twice. All times are
 * the database's, so that replicas whose clocks differ agree on whose a letter is.
 */
@Repository
public class MailQueue {

    /** Longer than a try can last, see {@link SendMail}. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final String TABLE = "mail";
    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 9;
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final LenientJson json;

    MailQueue(JdbcClient jdbc, FieldCipher cipher, LenientJson json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
    }

    /**
     * Queues a letter to an account's owner, once per reason.
     *
     * @return false when this was told before
     */
    public boolean queue(String reason, String kind, UUID accountId) {
        return queue(reason, kind, accountId, null, null, Map.of());
    }

    /** Queues a letter to an account's owner whose link holds this secret, once per reason. */
    public boolean queueWithSecret(String reason, String kind, UUID accountId, String secret) {
        return queue(reason, kind, accountId, null, secret, Map.of());
    }

    /**
     * Queues a letter about an account, once per reason.
     *
     * @param address where it goes instead of the account's address
     * @param details what its template shows beside the owner's name
     */
    public boolean queue(
            String reason,
            String kind,
            UUID accountId,
            @Nullable String address,
            @Nullable String secret,
            Map<String, Object> details) {
        return add(new Mail(Ids.next(), kind, accountId, null, address, secret, details, 0), reason);
    }

    /** Drops what waits or was written for an account that is erased. */
    public void forget(UUID accountId) {
        jdbc.sql("delete from mail where account_id = :account and address is null")
                .param("account", accountId)
                .update();
    }

    /** Queues a letter about an order, once per order and kind; who gets it is asked when it is sent. */
    void queueForOrder(UUID orderId, String kind, Map<String, Object> details) {
        queueForOrder(orderId, kind, orderId, details);
    }

    /** Queues a letter about something of an order, once per kind and thing. */
    void queueForOrder(UUID orderId, String kind, UUID about, Map<String, Object> details) {
        add(new Mail(Ids.next(), kind, null, orderId, null, null, details, 0), kind + ":" + about);
    }

    /** Whether the order ever was to get a letter of this kind. */
    boolean holds(UUID orderId, String kind) {
        return jdbc.sql("select count(*) from mail where reason = :reason")
                        .param("reason", kind + ":" + orderId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private boolean add(Mail mail, String reason) {
        return jdbc.sql("""
                        insert into mail (id, reason, kind, account_id, order_id, address, secret, details, status,
                                          next_at, created_at)
                        values (:id, :reason, :kind, :account, :order, :address, :secret, :details::jsonb, 'waiting',
                                clock_timestamp(), clock_timestamp())
                        on conflict (reason) do nothing
                        """)
                        .param("id", mail.id())
                        .param("reason", reason)
                        .param("kind", mail.kind())
                        .param("account", mail.accountId())
                        .param("order", mail.orderId())
                        .param("address", sealed(mail.address(), mail.id(), "address"))
                        .param("secret", sealed(mail.secret(), mail.id(), "secret"))
                        .param(
                                "details",
                                mail.details().isEmpty() ? null : json.mapper().writeValueAsString(mail.details()))
                        .update()
                == 1;
    }

    private byte @Nullable [] sealed(@Nullable String text, UUID id, String field) {
        return text == null ? null : cipher.encrypt(text, TABLE, id, field);
    }

    private @Nullable String opened(byte @Nullable [] sealed, UUID id, String field) {
        return sealed == null ? null : cipher.decrypt(sealed, TABLE, id, field);
    }

    /**
     * Takes a letter that is due; no other replica sees it until the lease is over. What is to be said about an order is
     * said in turn: a later letter waits until the one before it is sent or parked.
     */
    Optional<Mail> take() {
        return jdbc.sql("""
                        update mail set next_at = clock_timestamp() + :lease::interval, attempts = attempts + 1
                        where id = (select id from mail due
                                    where status = 'waiting' and next_at <= clock_timestamp()
                                      and not exists (select from mail earlier
                                                      where earlier.order_id = due.order_id and earlier.id < due.id
                                                        and earlier.status = 'waiting')
                                    order by next_at limit 1 for update skip locked)
                        returning *
                        """).param("lease", LEASE.toString()).query(this::mail).optional();
    }

    /** Also when another has taken the letter since: it was sent, and must not be sent again. */
    void markSent(Mail mail) {
        jdbc.sql("""
                        update mail set status = 'sent', sent_at = clock_timestamp(), secret = null, address = null, details = null,
                               last_error = null
                        where id = :id
                        """).param("id", mail.id()).update();
    }

    /** Tries again later, each time later; after a day the letter is parked with its reason. */
    void putBack(Mail mail, String error) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(mail.attempts() - 1, DOUBLINGS));
        jdbc.sql("""
                        update mail set next_at = clock_timestamp() + :rest::interval, last_error = :error,
                               status = case when created_at < clock_timestamp() - interval '24 hours' then 'parked'
                                             else 'waiting' end
                        where id = :id and attempts = :attempts and status = 'waiting'
                        """)
                .param("rest", rest.toString())
                .param("error", error)
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    private Mail mail(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String details = row.getString("details");
        return new Mail(
                id,
                row.getString("kind"),
                row.getObject("account_id", UUID.class),
                row.getObject("order_id", UUID.class),
                opened(row.getBytes("address"), id, "address"),
                opened(row.getBytes("secret"), id, "secret"),
                details == null ? Map.of() : json.mapper().readValue(details, DETAILS),
                row.getInt("attempts"));
    }
}
