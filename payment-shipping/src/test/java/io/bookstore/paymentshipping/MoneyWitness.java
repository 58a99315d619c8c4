package io.bookstore.paymentshipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the tables and at Stripe behind the service's back. */
public final class MoneyWitness {

    private final JdbcClient jdbc;

    MoneyWitness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String status(UUID paymentId) {
        return jdbc.sql("select status from payment where payment_id = ?")
                .param(paymentId)
                .query(String.class)
                .single();
    }

    public List<String> events(UUID aggregateId) {
        return jdbc.sql("select type from outbox where aggregateid = ? order by insert_id")
                .param(aggregateId)
                .query(String.class)
                .list();
    }

    public String payload(UUID aggregateId) {
        return jdbc.sql("select payload::text from outbox where aggregateid = ? order by insert_id desc limit 1")
                .param(aggregateId)
                .query(String.class)
                .single();
    }

    public <T> T value(String sql, Class<T> type, Object... params) {
        return jdbc.sql(sql).params(params).query(type).single();
    }

    public void execute(String sql, Object... params) {
        jdbc.sql(sql).params(params).update();
    }

    /** @param returnedCents what was wrongly taken and given back */
    private record Money(
            UUID paymentId,
            String status,
            long amountCents,
            long capturedCents,
            long refundedCents,
            long returnedCents) {}

    /** M1, M2 and M4 of reliability.md over everything that any test has done so far. */
    public void seesNothingWrong() {
        Map.of(
                        "M4 every set sums to zero",
                        "select set_id from ledger_entry group by set_id, currency having sum(amount_cents) <> 0",
                        "M4 the ledger agrees with the payment",
                        """
                        select p.payment_id from payment p
                        left join ledger_entry l on l.payment_id = p.payment_id and l.account = 'psp' and l.kind in ('capture', 'refund')
                        group by p.payment_id having coalesce(sum(l.amount_cents), 0) <> p.captured_cents - p.refunded_cents
                        """,
                        "M4 disputes hold what the ledger says",
                        """
                        select d.dispute_id from dispute d
                        left join ledger_entry l on l.payment_id = d.payment_id and l.account = 'disputes'
                        group by d.dispute_id having coalesce(sum(l.amount_cents), 0) <> d.withdrawn_cents
                        """,
                        "M1 refunds are those that we recorded",
                        """
                        select p.payment_id from payment p left join refund r using (payment_id)
                        group by p.payment_id
                        having coalesce(sum(r.amount_cents) filter (where r.status = 'succeeded'), 0) <> p.refunded_cents
                            or coalesce(sum(r.amount_cents) filter (where r.status in ('unknown', 'pending')), 0) <> p.refunding_cents
                        """,
                        "each end was told once",
                        """
                        select p.payment_id from payment p
                        left join outbox o on o.aggregateid = p.payment_id and o.type in ('payment-succeeded', 'payment-failed')
                        group by p.payment_id, p.status, p.sent_at
                        having count(o.id) <> case when p.status in ('succeeded', 'declined', 'canceled') then 1 else 0 end
                           and not (p.status = 'canceled' and p.sent_at is null)
                        """)
                .forEach((name, query) -> assertThat(
                                jdbc.sql(query).query(UUID.class).list())
                        .as(name)
                        .isEmpty());
        jdbc.sql("""
                        select payment_id, status, amount_cents, p.captured_cents, refunded_cents,
                               case when returned_at is null then 0 else w.captured_cents end as returned_cents
                        from payment p left join wrong_capture w using (payment_id)
                        """).query(Money.class).list().forEach(MoneyWitness::agreesWithStripe);
    }

    private static void agreesWithStripe(Money money) {
        assertThat(StripeDouble.INSTANCE.captures(money.paymentId()))
                .as("M1 captures of %s", money)
                .isLessThanOrEqualTo(1);
        if (List.of("succeeded", "declined", "canceled").contains(money.status())) {
            assertThat(StripeDouble.INSTANCE.captured(money.paymentId()))
                    .as("M2 captured of %s", money)
                    .isEqualTo(money.capturedCents() + money.returnedCents());
            assertThat(StripeDouble.INSTANCE.refunded(money.paymentId()))
                    .as("M1 refunded of %s", money)
                    .isEqualTo(money.refundedCents() + money.returnedCents());
        }
    }
}
