package io.bookstore.cartorder.promotion;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Promotions as a shopper meets them: all that is needed to judge them, in one statement. */
@Repository
class OfferRows {

    private static final String CANDIDATES = """
            select p.*, coalesce(c.uses, 0) as used_by_customer,
                   exists (select 1 from orders o where o.user_id = :user and o.status <> 'cancelled') as ordered
              from promotion p
              left join promotion_customer c on c.promotion_id = p.id and c.customer = :customer
             where p.deleted_at is null
               and (p.code in (:codes)
                    or (p.code is null and p.active and p.starts_at <= :now
                        and (p.ends_at is null or p.ends_at > :now)))
            """;

    private final JdbcClient jdbc;
    private final PromotionColumns columns;

    OfferRows(JdbcClient jdbc, PromotionColumns columns) {
        this.jdbc = jdbc;
        this.columns = columns;
    }

    /** @param ordered whether the account has ordered before */
    record Candidate(Promotion promotion, int usedByCustomer, boolean ordered) {}

    List<Candidate> candidates(List<String> codes, @Nullable UUID user, @Nullable String customer, Instant now) {
        return jdbc.sql(CANDIDATES)
                .param("codes", codes.isEmpty() ? List.of("") : codes) // no code is empty
                .param("user", user, Types.OTHER)
                .param("customer", customer, Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Candidate(
                        columns.promotion(row), row.getInt("used_by_customer"), row.getBoolean("ordered")))
                .list();
    }
}
