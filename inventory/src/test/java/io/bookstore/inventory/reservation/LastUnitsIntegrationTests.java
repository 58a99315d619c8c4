package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.bookstore.inventory.InventoryApplication;
import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.inventory.StockWitness.Row;
import io.bookstore.inventory.Surroundings;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.Tier;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S1 to S5 of reliability.md: two replicas sell the last copies of one book after the other, and lose connections. */
@InventoryIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastUnitsIntegrationTests {

    private static final int ROUNDS = Tier.size(50, 1_000);
    private static final int CRASH_EVERY = 10;

    private final ReservationDesk first;
    private final StockWitness witness;
    private final JdbcClient jdbc;
    private final HikariDataSource pool;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private ConfigurableApplicationContext second;

    @Autowired
    LastUnitsIntegrationTests(ReservationDesk first, StockWitness witness, JdbcClient jdbc, HikariDataSource pool) {
        this.first = first;
        this.witness = witness;
        this.jdbc = jdbc;
        this.pool = pool;
    }

    @BeforeAll
    void startTheSecondReplica() {
        second = new SpringApplicationBuilder(InventoryApplication.class)
                .profiles("test")
                .initializers(new Surroundings())
                .run("--server.port=0", "--management.server.port=0", "--bookstore.feed.enabled=false");
    }

    @AfterAll
    void stopTheSecondReplica() {
        second.close();
    }

    @Test
    void sellsTheLastCopiesAndNotOneMore() {
        LastUnits buyers =
                new LastUnits(List.of(replica(first), replica(second.getBean(ReservationDesk.class))), random, true);
        int all = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int units = 1 + random.nextInt(8);
            UUID book = witness.book(units);

            boolean crash = round % CRASH_EVERY == 0;

            int sold = buyers.sell(book, units, crash ? this::killConnections : () -> {});
            if (crash) {
                forgetConnections();
            }

            assertThat(sold).as("S3, S5 in round %s of seed %s", round, seed).isEqualTo(units);
            assertThat(witness.stock(book)).as("S1, S5").isEqualTo(new Row(0, 0));
            all += sold;
        }
        witness.seesNothingWrong();
        System.out.printf(
                "sellsTheLastCopies: seed %d, %d rounds of %d buyers, %d copies sold, %d calls without an answer%n",
                seed, ROUNDS, LastUnits.BUYERS, all, buyers.unanswered());
    }

    /** The harness can fail: a shop that reads and then writes sells copies that it does not have. */
    @Test
    void catchesAShopThatReadsAndThenWrites() {
        jdbc.sql(
                        "create table if not exists naive_stock (book_id uuid primary key, reserved int not null, on_hand int not null)")
                .update();
        LastUnits buyers = new LastUnits(List.of(new NaiveReplica(jdbc)), random, false);
        int oversold = 0;
        for (int round = 0; round < ROUNDS && oversold == 0; round++) {
            UUID book = Ids.next();
            jdbc.sql("insert into naive_stock (book_id, reserved, on_hand) values (?, 0, 3)")
                    .param(book)
                    .update();
            oversold = buyers.sell(book, 3, () -> {}) - 3;
        }
        assertThat(oversold).isPositive();
    }

    /** As the crash of a connection, a proxy or the server would: in the middle of whatever they do. */
    private void killConnections() {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1, 30)).toNanos());
        try (var own = DriverManager.getConnection(
                        TestServices.postgres("inventory"),
                        TestServices.postgresUser(),
                        TestServices.postgresPassword());
                var statement = own.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
                    """);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The witness must not be the one who finds out that a pooled connection is dead. */
    private void forgetConnections() {
        for (HikariDataSource each : List.of(pool, second.getBean(HikariDataSource.class))) {
            each.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static LastUnits.Replica replica(ReservationDesk desk) {
        return new LastUnits.Replica() {
            @Override
            public Hold hold(Wanted order) {
                return desk.hold(order);
            }

            @Override
            public Ending end(Wish wish) {
                return desk.end(wish);
            }
        };
    }
}
