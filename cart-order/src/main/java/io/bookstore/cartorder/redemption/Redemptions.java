package io.bookstore.cartorder.redemption;

import io.bookstore.cartorder.pricing.PriceDetail;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The uses of promotions. Whoever claims or gives back holds the lock of the order's row, and goes through its
 * promotions in the order of their ids, so that no two wait for each other.
 */
@Component
public class Redemptions {

    /** One statement: both counters move under their limits, or nothing does. */
    private static final String CLAIM = """
            with taken as (
                update promotion set uses = uses + 1
                 where id = :promotion and (max_uses is null or uses < max_uses)
                returning id, coalesce(max_uses_per_customer, 2147483647) as most),
            counted as (
                insert into promotion_customer as known (promotion_id, customer, uses, most)
                select id, :customer, 1, most from taken
                on conflict (promotion_id, customer) do update set uses = known.uses + 1, most = excluded.most
                 where known.uses < excluded.most
                returning promotion_id)
            update promotion_redemption set state = 'claimed'
             where order_id = :order and promotion_id = (select promotion_id from counted) and state = 'planned'
            """;

    private static final String GIVE_BACK = """
            with back as (
                update promotion_redemption set state = 'given_back'
                 where order_id = :order and promotion_id = :promotion and state = 'claimed'
                returning promotion_id, customer),
            counted as (
                update promotion set uses = uses - 1 where id = (select promotion_id from back))
            update promotion_customer set uses = uses - 1
             where promotion_id = (select promotion_id from back) and customer = (select customer from back)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Redemptions(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(UUID promotion, String customer, String state) {}

    /** Notes what an order means to use, in the transaction that makes the order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(UUID order, String customer, String currency, List<PriceDetail.Discount> discounts) {
        for (PriceDetail.Discount discount : discounts) {
            jdbc.sql("insert into promotion_redemption values "
                            + "(:order, :promotion, :customer, :currency, :discount, :shipping, 'planned')")
                    .param("order", order)
                    .param("promotion", discount.promotionId())
                    .param("customer", customer)
                    .param("currency", currency)
                    .param("discount", discount.discountCents())
                    .param("shipping", discount.shippingDiscountCents())
                    .update();
        }
    }

    /**
     * Claims all that the order means to use, or nothing. Safe to repeat.
     *
     * @return false when a limit is reached, or when the order gave them back
     */
    public boolean claim(UUID order) {
        return rows(order).isEmpty()
                || Boolean.TRUE.equals(transaction.execute(status -> {
                    jdbc.sql("select 1 from orders where id = :order for no key update")
                            .param("order", order)
                            .query(Integer.class)
                            .single();
                    boolean all = rows(order).stream()
                            .allMatch(row -> row.state().equals("claimed")
                                    || (row.state().equals("planned") && claim(order, row)));
                    if (!all) {
                        status.setRollbackOnly();
                    }
                    return all;
                }));
    }

    private boolean claim(UUID order, Row row) {
        return jdbc.sql(CLAIM)
                        .param("order", order)
                        .param("promotion", row.promotion())
                        .param("customer", row.customer())
                        .update()
                == 1;
    }

    /** The order is cancelled: others may use them. In the transaction of the cancellation, which holds the order's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(UUID order) {
        List<Row> rows = rows(order);
        rows.stream()
                .filter(row -> row.state().equals("claimed"))
                .forEach(row -> jdbc.sql(GIVE_BACK)
                        .param("order", order)
                        .param("promotion", row.promotion())
                        .update());
        if (!rows.isEmpty()) {
            jdbc.sql(
                            "update promotion_redemption set state = 'given_back' where order_id = :order and state = 'planned'")
                    .param("order", order)
                    .update();
        }
    }

    private List<Row> rows(UUID order) {
        return jdbc.sql("select promotion_id, customer, state from promotion_redemption where order_id = :order "
                        + "order by promotion_id")
                .param("order", order)
                .query((row, n) -> new Row(
                        row.getObject("promotion_id", UUID.class), row.getString("customer"), row.getString("state")))
                .list();
    }
}
