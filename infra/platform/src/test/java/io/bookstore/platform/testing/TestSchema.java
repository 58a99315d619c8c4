package io.bookstore.platform.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A schema of its own in a real PostgreSQL, with some of the platform's tables, dropped at the end. */
public final class TestSchema implements AutoCloseable {

    private final String name = "s" + UUID.randomUUID().toString().replace("-", "");
    private final HikariDataSource source = new HikariDataSource();
    private final JdbcTransactionManager transactions;

    /** @param tables of {@code outbox}, {@code feed}, {@code idempotency} */
    public TestSchema(String... tables) {
        String url = TestServices.postgres("platform");
        source.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name);
        source.setUsername(TestServices.postgresUser());
        source.setPassword(TestServices.postgresPassword());
        source.setMaximumPoolSize(12);
        Flyway.configure()
                .dataSource(source)
                .schemas(name)
                .locations(List.of(tables).stream()
                        .map(table -> "classpath:db/platform/" + table)
                        .toArray(String[]::new))
                .load()
                .migrate();
        this.transactions = new JdbcTransactionManager(source);
    }

    public HikariDataSource source() {
        return source;
    }

    public JdbcClient client() {
        return JdbcClient.create(source);
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(source);
    }

    public JdbcTransactionManager transactions() {
        return transactions;
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    public void execute(String sql) {
        client().sql(sql).update();
    }

    public long count(String table) {
        return client().sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        execute("drop schema " + name + " cascade");
        source.close();
    }
}
