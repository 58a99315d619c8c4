package io.bookstore.cartorder.returns;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ties a refund to the return that it pays for, once per return. */
@Component
public class ReturnRefunds {

    private final JdbcClient jdbc;

    ReturnRefunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the return was not received, is of another order, or has its money back or on its way */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean attach(UUID refund, UUID returnId, UUID order) {
        return jdbc.sql("""
                        update order_refund set return_id = :return
                         where id = :refund
                           and exists (select 1 from order_return
                                        where id = :return and order_id = :order and status = 'received')
                           and not exists (select 1 from order_refund other
                                            where other.return_id = :return and other.status <> 'failed')
                        """)
                        .param("return", returnId)
                        .param("refund", refund)
                        .param("order", order)
                        .update()
                == 1;
    }
}
