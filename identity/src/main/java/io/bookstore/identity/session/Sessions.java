package io.bookstore.identity.session;

import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Sign-ins as their owner and the other services see them. */
@Repository
public class Sessions {

    /** As long as any process keeps an ended session in mind. */
    private static final Duration RECENT = Duration.ofMinutes(8);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String LIVE =
            " from refresh_family where account_id = :account and ended_at is null" + " and expires_at > :now";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    Sessions(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @param device what it called itself when it signed in */
    public record Session(UUID id, @Nullable String device, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {}

    record Ended(UUID sessionId, Instant endedAt) {}

    long count(UUID account) {
        return of("select count(*)" + LIVE, account).query(Long.class).single();
    }

    /** One page, newest first. */
    public List<Session> page(UUID account, PageQuery page) {
        String cursor = page.after();
        if (cursor == null) {
            return of("select *" + LIVE + " order by created_at desc, id desc limit :limit offset :offset", account)
                    .param("limit", page.limit())
                    .param("offset", page.offset())
                    .query(this::session)
                    .list();
        }
        List<String> place = Cursors.decode(cursor, 2);
        return of(
                        "select *" + LIVE + " and (created_at, id) < (:at, :id)"
                                + " order by created_at desc, id desc limit :limit",
                        account)
                .param("at", Timestamp.from(instant(place.get(0))))
                .param("id", uuid(place.get(1)))
                .param("limit", page.limit())
                .query(this::session)
                .list();
    }

    static String cursorOf(Session session) {
        return Cursors.encode(session.createdAt(), session.id());
    }

    /** Whose tokens may still be about. */
    List<Ended> endedLately() {
        return jdbc.sql("select id, ended_at from refresh_family where ended_at > :since")
                .param("since", Timestamp.from(clock.instant().minus(RECENT)))
                .query((row, number) -> new Ended(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT11M")
    void forgetOld() {
        jdbc.sql("delete from refresh_family where expires_at < :age or ended_at < :age")
                .param("age", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, UUID account) {
        return jdbc.sql(sql).param("account", account).param("now", Timestamp.from(clock.instant()));
    }

    private Session session(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] device = row.getBytes("device");
        return new Session(
                id,
                device == null ? null : cipher.decrypt(device, "refresh_family", id, "device"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("rotated_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notOurs) {
            throw Cursors.invalid();
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursors.invalid();
        }
    }
}
