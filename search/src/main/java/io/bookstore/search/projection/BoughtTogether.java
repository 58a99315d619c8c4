package io.bookstore.search.projection;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the latest buyers of a work bought with it. */
@Component
public class BoughtTogether {

    private final JdbcClient jdbc;

    BoughtTogether(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Most often first, from the latest 500 orders. */
    public List<Companion> with(UUID workId) {
        return jdbc.sql("""
                        with latest as (
                            select sale.order_id from counted_sale sale
                            where sale.book_id in (select book_id from projected_book where work_id = :work)
                            order by sale.sold_at desc limit 500
                        )
                        select other.book_id, count(distinct other.order_id) as orders
                        from counted_sale other join projected_book book on book.book_id = other.book_id
                        where other.order_id in (select order_id from latest) and book.work_id <> :work and book.active
                        group by other.book_id
                        order by orders desc, max(other.sold_at) desc, other.book_id limit 50
                        """)
                .param("work", workId)
                .query((row, n) -> new Companion(row.getObject("book_id", UUID.class), row.getInt("orders")))
                .list();
    }

    /** @param orders that hold both */
    public record Companion(UUID bookId, int orders) {}
}
