package io.bookstore.identity.mail;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people want to hear of, and how. */
@Repository
class Choices {

    private final JdbcClient jdbc;

    Choices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Choice(boolean mail, boolean inApp) {

        static final Choice USUAL = new Choice(true, true);
    }

    Choice of(UUID account, Topic topic) {
        return jdbc.sql("select mail, in_app from notice_choice where account_id = :account and topic = :topic")
                .param("account", account)
                .param("topic", topic.code())
                .query((row, number) -> new Choice(row.getBoolean("mail"), row.getBoolean("in_app")))
                .optional()
                .orElse(Choice.USUAL);
    }

    void set(UUID account, Topic topic, Choice choice) {
        jdbc.sql("""
                        insert into notice_choice (account_id, topic, mail, in_app)
                        select id, :topic, :mail, :in_app from account where id = :account
                        on conflict (account_id, topic) do update set mail = excluded.mail, in_app = excluded.in_app
                        """)
                .param("account", account)
                .param("topic", topic.code())
                .param("mail", choice.mail())
                .param("in_app", choice.inApp())
                .update();
    }
}
