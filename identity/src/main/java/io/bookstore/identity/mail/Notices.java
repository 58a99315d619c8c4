package io.bookstore.identity.mail;

import io.bookstore.identity.vault.AccountKey;
import io.bookstore.identity.vault.AccountKeys;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices beside the letters, kept even while the mail server is away. */
@Repository
class Notices {

    private static final String TABLE = "notice";

    private final JdbcClient jdbc;
    private final AccountKeys keys;
    private final Clock clock;

    Notices(JdbcClient jdbc, AccountKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param link a page of the shop that tells more */
    record Notice(UUID id, String kind, String subject, String link, boolean read, Instant createdAt) {}

    /** Once per letter. */
    void add(Mail mail, UUID account, String subject) {
        UUID order = mail.orderId();
        jdbc.sql("""
                        insert into notice (id, account_id, kind, subject, link, created_at)
                        select :id, id, :kind, :subject, :link, :now from account where id = :account
                        on conflict (id) do nothing
                        """)
                .param("id", mail.id())
                .param("account", account)
                .param("kind", mail.kind())
                .param("subject", keys.of(account).seal(subject, TABLE, mail.id(), "subject"))
                .param("link", order != null ? "/orders/" + order : "/account/security")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    long count(UUID account) {
        return jdbc.sql("select count(*) from notice where account_id = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** One page, newest first. */
    List<Notice> page(UUID account, PageQuery page) {
        AccountKey key = keys.of(account);
        String cursor = page.after();
        JdbcClient.StatementSpec query = jdbc.sql("select * from notice where account_id = :account"
                        + (cursor == null ? "" : " and (created_at, id) < (:at, :id)")
                        + " order by created_at desc, id desc limit :limit"
                        + (cursor == null ? " offset :offset" : ""))
                .param("account", account)
                .param("limit", page.limit());
        if (cursor == null) {
            query.param("offset", page.offset());
        } else {
            place(query, cursor);
        }
        return query.query((row, number) -> notice(row, key)).list();
    }

    boolean read(UUID account, UUID id) {
        return jdbc.sql("update notice set read_at = coalesce(read_at, :now) where id = :id and account_id = :account")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    static String cursorOf(Notice notice) {
        return Cursors.encode(notice.createdAt(), notice.id());
    }

    private static void place(JdbcClient.StatementSpec query, String cursor) {
        List<String> values = Cursors.decode(cursor, 2);
        try {
            query.param("at", Timestamp.from(Instant.parse(values.get(0)))).param("id", UUID.fromString(values.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            throw Cursors.invalid();
        }
    }

    private static Notice notice(ResultSet row, AccountKey key) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Notice(
                id,
                row.getString("kind"),
                key.open(row.getBytes("subject"), TABLE, id, "subject"),
                row.getString("link"),
                row.getTimestamp("read_at") != null,
                row.getTimestamp("created_at").toInstant());
    }
}
