package io.bookstore.identity.mail;

import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters of the staff. To many, they are queued a few at a time and only while few wait, so that no order letter does. */
@Component
class Broadcasts {

    private static final String KIND = "news";
    private static final int BATCH = 50;
    private static final int WAITING = 100;

    private final JdbcClient jdbc;
    private final MailQueue queue;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Broadcasts(JdbcClient jdbc, MailQueue queue, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Open(
            UUID id,
            String segment,
            String subject,
            String body,
            @Nullable UUID after) {}

    UUID toOne(UUID user, String subject, String body) {
        UUID id = Ids.next();
        write(id, user, subject, body);
        return id;
    }

    UUID toMany(String segment, String subject, String body, UUID actor) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into broadcast (id, segment, subject, body, actor_id, created_at)
                        values (:id, :segment, :subject, :body, :actor, :now)
                        """)
                .param("id", id)
                .param("segment", segment)
                .param("subject", subject)
                .param("body", body)
                .param("actor", actor)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    @Scheduled(fixedDelayString = "${bookstore.identity.broadcast-every:1s}")
    void goOn() {
        transaction.executeWithoutResult(active -> next().ifPresent(this::writeSome));
    }

    private Optional<Open> next() {
        return jdbc.sql("""
                        select * from broadcast
                        where done_at is null and (select count(*) from mail where status = 'waiting') < :waiting
                        order by created_at limit 1 for update skip locked
                        """)
                .param("waiting", WAITING)
                .query((row, number) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getString("segment"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getObject("account_id", UUID.class)))
                .optional();
    }

    private void writeSome(Open letter) {
        List<UUID> people = jdbc.sql("""
                        select id from account
                        where status = 'active' and (:after::uuid is null or id > :after)
                          and case :segment when 'staff' then 'staff' = any (roles)
                                            when 'customers' then not 'staff' = any (roles) else true end
                        order by id limit :batch
                        """)
                .param("after", letter.after())
                .param("segment", letter.segment())
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
        people.forEach(person -> write(letter.id(), person, letter.subject(), letter.body()));
        boolean done = people.size() < BATCH;
        jdbc.sql("update broadcast set account_id = coalesce(:last, account_id), done_at = :done where id = :id")
                .param("last", people.isEmpty() ? null : people.getLast())
                .param("done", done ? Timestamp.from(clock.instant()) : null)
                .param("id", letter.id())
                .update();
    }

    private void write(UUID id, UUID person, String subject, String body) {
        queue.queue(KIND + ":" + id + ":" + person, KIND, person, null, null, Map.of("title", subject, "body", body));
    }
}
