package io.bookstore.platform.outbox;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** For services that publish events: {@code bookstore.outbox.enabled=true}. */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(DataSource.class)
@ConditionalOnProperty("bookstore.outbox.enabled")
public class OutboxConfiguration {

    @Bean
    CommitSignal outboxCommitSignal() {
        return new CommitSignal();
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, JsonMapper json, Clock clock, CommitSignal signal) {
        return new Outbox(jdbc, json, clock, signal);
    }

    @Bean
    OutboxRows outboxRows(JdbcClient jdbc) {
        return new OutboxRows(jdbc);
    }

    @Bean
    Sequencer outboxSequencer(OutboxRows rows, PlatformTransactionManager transactions) {
        return new Sequencer(rows, transactions);
    }

    @Bean
    FeedPosition feedPosition(Sequencer sequencer, OutboxRows rows) {
        return new FeedPosition(sequencer, rows);
    }

    @Bean
    FeedController feedController(OutboxRows rows, Sequencer sequencer, CommitSignal signal) {
        return new FeedController(new Feed(rows, sequencer, signal));
    }

    @Bean
    OutboxRetention outboxRetention(
            OutboxRows rows, Sequencer sequencer, PlatformTransactionManager transactions, Clock clock) {
        return new OutboxRetention(rows, sequencer, transactions, clock);
    }
}
