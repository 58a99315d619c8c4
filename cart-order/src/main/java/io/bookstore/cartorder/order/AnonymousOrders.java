package io.bookstore.cartorder.order;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a person who left out of their orders, which stay with their money. An order that still has to be sent keeps its
 * address until it is.
 */
@Component
public class AnonymousOrders {

    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AnonymousOrders(JdbcClient jdbc, PersonalData personal, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Named(UUID id, String country) {}

    /** Notes that this person left; the orders follow. */
    public void ofWhoLeft(UUID user) {
        jdbc.sql("insert into erased_account (user_id, erased_at) values (:user, :now) on conflict do nothing")
                .param("user", user)
                .param("now", OrderRows.timestamp(clock.instant()))
                .update();
    }

    @Scheduled(fixedDelayString = "${bookstore.order.erase-every:10s}")
    void anonymise() {
        int done = BATCH;
        while (done == BATCH && !Thread.currentThread().isInterrupted()) {
            done = transaction.execute(active -> anonymiseSome());
        }
    }

    private int anonymiseSome() {
        List<Named> due = jdbc.sql("""
                        select orders.id, orders.country from orders join erased_account using (user_id)
                        where orders.status in ('shipped', 'delivered', 'cancelled')
                        limit :batch for update of orders skip locked
                        """)
                .param("batch", BATCH)
                .query((row, n) -> new Named(row.getObject("id", UUID.class), row.getString("country")))
                .list();
        due.forEach(order -> jdbc.sql("""
                        update orders set user_id = null, owner = :owner, email = :email, shipping_addr = :address
                        where id = :id
                        """)
                .param("owner", "erased:" + order.id())
                .param("email", personal.sealEmail(order.id(), ""))
                .param("address", personal.sealAddress(order.id(), nowhere(order.country())))
                .param("id", order.id())
                .update());
        return due.size();
    }

    /** Tax needs the country of a sale for years. */
    private static Address nowhere(String country) {
        return new Address("erased", "-", null, "-", "-", null, country);
    }
}
