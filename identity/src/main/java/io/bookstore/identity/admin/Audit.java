package io.bookstore.identity.admin;

import io.bookstore.identity.account.Place;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.web.PageQuery;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did what to whose account; only ever added to. */
@Repository
class Audit {

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Entry(
            UUID id,
            UUID accountId,
            UUID actorId,
            String action,
            @Nullable String detail,
            Instant at) {}

    void add(UUID account, UUID actor, String action, @Nullable String detail) {
        jdbc.sql("""
                        insert into account_audit (id, account_id, actor_id, action, detail, at)
                        values (:id, :account, :actor, :action, :detail, :now)
                        """)
                .param("id", Ids.next())
                .param("account", account)
                .param("actor", actor)
                .param("action", action)
                .param("detail", detail)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    long count(UUID account) {
        return jdbc.sql("select count(*) from account_audit where account_id = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** One page, newest first. */
    List<Entry> page(UUID account, PageQuery page) {
        String cursor = page.after();
        JdbcClient.StatementSpec query = jdbc.sql("select * from account_audit where account_id = :account"
                        + (cursor == null ? "" : " and id < :after")
                        + " order by id desc limit :limit"
                        + (cursor == null ? " offset :offset" : ""))
                .param("account", account)
                .param("limit", page.limit());
        if (cursor == null) {
            query.param("offset", page.offset());
        } else {
            query.param("after", Place.of(cursor).id());
        }
        return query.query((row, number) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("actor_id", UUID.class),
                        row.getString("action"),
                        row.getString("detail"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
