package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.IntentReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Payments {

    private static final String OPEN = "status in ('new', 'unknown', 'requires_action', 'processing')";

    private final JdbcClient jdbc;
    private final Clock clock;

    Payments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps two threads from making and canceling the same payment at once; ends with the transaction. */
    void lockId(UUID paymentId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(paymentId.toString())
                .query((row, n) -> n)
                .single();
    }

    void insert(UUID paymentId, Payment.Terms terms, PaymentStatus status, Duration checkAfter) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into payment (payment_id, order_id, amount_cents, currency, payment_method, description,
                                             user_id, save_method, status, cancel_requested, check_at, created_at, updated_at)
                        values (:id, :order_id, :amount, :currency, :method, :description,
                                :user_id, :save_method, :status, :canceled, :check_at, :now, :now)
                        """)
                .param("id", paymentId)
                .param("order_id", terms.orderId())
                .param("amount", terms.amountCents())
                .param("currency", terms.currency())
                .param("method", terms.paymentMethod())
                .param("description", terms.description())
                .param("user_id", terms.payer().userId())
                .param("save_method", terms.payer().savesMethod())
                .param("status", status.word())
                .param("canceled", status == PaymentStatus.CANCELED)
                .param("check_at", Timestamp.from(now.plus(checkAfter)))
                .param("now", Timestamp.from(now))
                .update();
    }

    void insertMark(UUID paymentId) {
        jdbc.sql("insert into payment_mark (payment_id, canceled_at) values (?, ?) on conflict do nothing")
                .params(paymentId, now())
                .update();
    }

    boolean isMarked(UUID paymentId) {
        return jdbc.sql("select exists (select from payment_mark where payment_id = ?)")
                .param(paymentId)
                .query(Boolean.class)
                .single();
    }

    Optional<Payment> find(UUID paymentId) {
        return read(paymentId, "");
    }

    Optional<Payment> lock(UUID paymentId) {
        return read(paymentId, " for update");
    }

    /**
     * Notes that the current attempt is about to be sent.
     *
     * @return false when it must not be, because the payment has ended or is to be canceled
     */
    boolean beginSending(UUID paymentId) {
        return jdbc.sql("update payment set status = case status when 'new' then 'unknown' else status end,"
                                + " sent_at = coalesce(sent_at, :now), updated_at = :now"
                                + " where payment_id = :id and not cancel_requested and " + OPEN)
                        .param("now", now())
                        .param("id", paymentId)
                        .update()
                == 1;
    }

    /** Says who pays before anything is sent; afterwards a repetition must say the same. */
    Payment fixCustomer(UUID paymentId, @Nullable String customerId) {
        jdbc.sql("update payment set customer_id = :customer, user_id = null"
                        + " where payment_id = :id and sent_at is null and customer_id is null")
                .param("customer", customerId)
                .param("id", paymentId)
                .update();
        return find(paymentId).orElseThrow();
    }

    /** The attempt was proven to have had no effect: the next one gets a key of its own. */
    boolean beginNextAttempt(UUID paymentId, int attempt) {
        return jdbc.sql("update payment set attempt = attempt + 1, sent_at = :now, updated_at = :now"
                                + " where payment_id = :id and attempt = :attempt and intent_id is null"
                                + " and not cancel_requested and " + OPEN)
                        .param("now", now())
                        .param("id", paymentId)
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    void requestCancel(UUID paymentId) {
        jdbc.sql("update payment set cancel_requested = true, updated_at = ? where payment_id = ? and " + OPEN)
                .params(now(), paymentId)
                .update();
    }

    /** Moves the payment, whose row is locked, to what Stripe says. */
    void move(Payment payment, PaymentStatus next, Found found) {
        jdbc.sql("""
                        update payment
                        set status = :status, intent_id = coalesce(intent_id, :intent_id),
                            secret_given = secret_given or :status = 'requires_action',
                            decline_code = :decline_code, brand = coalesce(:brand, brand), last4 = coalesce(:last4, last4),
                            wallet = coalesce(:wallet, wallet), user_id = null,
                            review_reason = :review_reason,
                            check_at = case when :status = 'review' then :now else check_at end,
                            checks = case when :status = 'review' then 0 else checks end,
                            captured_cents = case when :status = 'succeeded' then amount_cents else 0 end,
                            version = version + 1, updated_at = :now
                        where payment_id = :id
                        """)
                .param("status", next.word())
                .param("intent_id", found.intentId())
                .param("decline_code", next == PaymentStatus.DECLINED ? found.declineCode() : null)
                .param("brand", found.brand())
                .param("last4", found.last4())
                .param("wallet", found.wallet())
                .param("review_reason", found.reviewReason())
                .param("now", now())
                .param("id", payment.id())
                .update();
    }

    /** What is learned with a new status. */
    record Found(
            @Nullable String intentId,
            @Nullable String declineCode,
            @Nullable String brand,
            @Nullable String last4,
            @Nullable String wallet,
            @Nullable String reviewReason) {

        static final Found NOTHING = new Found(null, null, null, null, null, null);

        static Found refused(String declineCode) {
            return new Found(null, declineCode, null, null, null, null);
        }

        static Found of(IntentReading reading, @Nullable String reviewReason) {
            return new Found(
                    reading.intentId(),
                    reading.declineCode(),
                    reading.brand(),
                    reading.last4(),
                    reading.wallet(),
                    reviewReason);
        }
    }

    /** Remembers which intent is ours, though it did not change the status. */
    void learnIntent(UUID paymentId, String intentId) {
        jdbc.sql("update payment set intent_id = ? where payment_id = ? and intent_id is null")
                .params(intentId, paymentId)
                .update();
    }

    /** Takes open payments whose time has come; each is asked about less and less often. */
    List<UUID> takeDue(int limit, Duration askAfter) {
        return jdbc.sql("update payment set checks = checks + 1,"
                        + " check_at = :now::timestamptz + make_interval(secs => :pause * least(power(2, checks), 4))"
                        + " where payment_id in (select payment_id from payment where " + OPEN
                        + " and check_at <= :now order by check_at limit :limit for update skip locked)"
                        + " returning payment_id")
                .param("now", now())
                .param("pause", askAfter.toMillis() / 1_000.0)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Takes payments in review whose time has come: at first every few seconds, in the end once an hour. */
    List<UUID> takeReviews(int limit) {
        return jdbc.sql("""
                        update payment set checks = checks + 1,
                            check_at = :now::timestamptz + make_interval(secs => least(2 * power(2, least(checks, 20)), 3600))
                        where payment_id in (
                            select payment_id from payment where status = 'review' and check_at <= :now
                            order by check_at limit :limit for update skip locked)
                        returning payment_id
                        """)
                .param("now", now())
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private Optional<Payment> read(UUID paymentId, String lock) {
        return jdbc.sql("select * from payment where payment_id = ?" + lock)
                .param(paymentId)
                .query(Payments::payment)
                .optional();
    }

    static Payment payment(ResultSet row, int n) throws SQLException {
        Timestamp sentAt = row.getTimestamp("sent_at");
        return new Payment(
                row.getObject("payment_id", UUID.class),
                new Payment.Terms(
                        row.getObject("order_id", UUID.class),
                        row.getLong("amount_cents"),
                        row.getString("currency"),
                        row.getString("payment_method"),
                        row.getString("description"),
                        new Payment.Payer(row.getObject("user_id", UUID.class), row.getBoolean("save_method"))),
                PaymentStatus.of(row.getString("status")),
                row.getInt("attempt"),
                row.getString("intent_id"),
                row.getBoolean("cancel_requested"),
                row.getBoolean("secret_given"),
                row.getString("decline_code"),
                row.getString("brand"),
                row.getString("last4"),
                row.getString("wallet"),
                row.getString("customer_id"),
                row.getLong("refunded_cents"),
                row.getBoolean("wrong_capture"),
                sentAt == null ? null : sentAt.toInstant(),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
