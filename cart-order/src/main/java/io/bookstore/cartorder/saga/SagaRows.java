package io.bookstore.cartorder.saga;

import io.bookstore.platform.ids.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All time is the database's, so that replicas whose clocks differ agree on leases and deadlines. */
@Repository
class SagaRows implements SagaLog {

    private static final String STATE = "order_id, name, step, direction, reason, attempts, finished_at, lease_token";
    private static final String FREE = "(lease_until is null or lease_until < clock_timestamp())";
    private static final String OURS = "where order_id = :order and name = :name and lease_token = :token";

    private static final String BEGIN = """
            insert into saga (order_id, name, step, direction, deadline_at, lease_token, lease_until)
            values (:order, :name, 0, 'forward', clock_timestamp() + :deadline::bigint * interval '1 ms',
                    :token, clock_timestamp() + :lease * interval '1 ms')
            """;

    private static final String TAKE_DUE = """
            update saga set lease_token = :token, lease_until = clock_timestamp() + :lease * interval '1 ms', nudged = false
            where (order_id, name) = (
                select order_id, name from saga
                where finished_at is null and next_attempt_at <= clock_timestamp() and %s
                order by next_attempt_at
                limit 1
                for update skip locked)
            returning %s
            """.formatted(FREE, STATE);

    private static final String TAKE = """
            update saga set lease_token = :token, lease_until = clock_timestamp() + :lease * interval '1 ms', nudged = false
            where order_id = :order and name = :name and finished_at is null and %s
            returning %s
            """.formatted(FREE, STATE);

    // on the right-hand sides, step and direction are the old ones
    private static final String SAVE = """
            update saga set
                attempts = case when step = :step and direction = :direction then attempts else 0 end,
                parked_at = case when step = :step and direction = :direction then parked_at end,
                parked_reason = case when step = :step and direction = :direction then parked_reason end,
                step = :step, direction = :direction, reason = :reason,
                lease_until = clock_timestamp() + :lease * interval '1 ms'
            %s and finished_at is null
            returning coalesce(turn_back, case when deadline_at <= clock_timestamp() then 'expired' end) as wish
            """.formatted(OURS);

    // a deadline ends a pause early
    private static final String SUSPEND = """
            update saga set
                attempts = attempts + 1, lease_token = null, lease_until = null, nudged = false,
                parked_at = case when :parked::text is null then parked_at else coalesce(parked_at, clock_timestamp()) end,
                parked_reason = coalesce(:parked::text, parked_reason),
                next_attempt_at = case when nudged then clock_timestamp() else least(
                    clock_timestamp() + :pause * interval '1 ms',
                    case when deadline_at > clock_timestamp() then deadline_at end) end
            %s
            """.formatted(OURS);

    private final JdbcClient jdbc;
    private final long leaseMillis;

    SagaRows(JdbcClient jdbc, @Value("${bookstore.settlement.lease}") Duration lease) {
        this.jdbc = jdbc;
        this.leaseMillis = lease.toMillis();
    }

    @Override
    public Taken begin(String saga, UUID orderId, @Nullable Duration deadline) {
        Lease lease = new Lease(orderId, saga, Ids.next());
        jdbc.sql(BEGIN)
                .param("order", orderId)
                .param("name", saga)
                .param("deadline", deadline == null ? null : deadline.toMillis())
                .param("token", lease.token())
                .param("lease", leaseMillis)
                .update();
        return new Taken(lease, new Progress(orderId, saga, 0, Progress.Direction.FORWARD, null, 0, false));
    }

    @Override
    public void beginOnce(String saga, UUID orderId) {
        jdbc.sql("insert into saga (order_id, name, step, direction) values (:order, :name, 0, 'forward') "
                        + "on conflict (order_id, name) do nothing")
                .param("order", orderId)
                .param("name", saga)
                .update();
    }

    @Override
    public Optional<Taken> take(String saga, UUID orderId) {
        return jdbc.sql(TAKE)
                .param("order", orderId)
                .param("name", saga)
                .param("token", Ids.next())
                .param("lease", leaseMillis)
                .query(SagaRows::taken)
                .optional();
    }

    @Override
    public Optional<Taken> takeDue() {
        return jdbc.sql(TAKE_DUE)
                .param("token", Ids.next())
                .param("lease", leaseMillis)
                .query(SagaRows::taken)
                .optional();
    }

    @Override
    public TurnBack save(Lease lease, Progress at) {
        return ours(SAVE, lease)
                .param("step", at.step())
                .param("direction", at.direction().name().toLowerCase(Locale.ROOT))
                .param("reason", at.reason())
                .param("lease", leaseMillis)
                .query((row, n) -> new TurnBack(row.getString("wish")))
                .optional()
                .orElseThrow(() -> new Lease.Lost(lease));
    }

    @Override
    public void suspend(Lease lease, Duration pause) {
        leave(lease, null, pause);
    }

    @Override
    public void park(Lease lease, String reason, Duration pause) {
        leave(lease, reason, pause);
    }

    private void leave(Lease lease, @Nullable String parked, Duration pause) {
        expectOurs(
                lease,
                ours(SUSPEND, lease)
                        .param("parked", parked)
                        .param("pause", pause.toMillis())
                        .update());
    }

    @Override
    public void finish(Lease lease) {
        String sql = "update saga set finished_at = clock_timestamp(), lease_token = null, lease_until = null, "
                + "parked_at = null, parked_reason = null ";
        expectOurs(lease, ours(sql + OURS, lease).update());
    }

    @Override
    public void nudge(UUID orderId) {
        jdbc.sql("update saga set nudged = true, next_attempt_at = clock_timestamp() "
                        + "where order_id = :order and finished_at is null")
                .param("order", orderId)
                .update();
    }

    @Override
    public void turnBack(String saga, UUID orderId, String reason) {
        jdbc.sql("update saga set turn_back = :reason, nudged = true, next_attempt_at = clock_timestamp() "
                        + "where order_id = :order and name = :name and finished_at is null")
                .param("reason", reason)
                .param("order", orderId)
                .param("name", saga)
                .update();
    }

    @Override
    public Optional<String> wish(String saga, UUID orderId) {
        return jdbc.sql("select turn_back from saga where order_id = :order and name = :name and turn_back is not null")
                .param("order", orderId)
                .param("name", saga)
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Progress> find(String saga, UUID orderId) {
        return jdbc.sql("select " + STATE + " from saga where order_id = :order and name = :name")
                .param("order", orderId)
                .param("name", saga)
                .query(SagaRows::progress)
                .optional();
    }

    @Override
    public long parked() {
        return jdbc.sql("select count(*) from saga where parked_at is not null")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec ours(String sql, Lease lease) {
        return jdbc.sql(sql)
                .param("order", lease.orderId())
                .param("name", lease.saga())
                .param("token", lease.token());
    }

    private static void expectOurs(Lease lease, int rows) {
        if (rows == 0) {
            throw new Lease.Lost(lease);
        }
    }

    private static Taken taken(ResultSet row, int n) throws SQLException {
        Progress progress = progress(row, n);
        UUID token = row.getObject("lease_token", UUID.class);
        return new Taken(new Lease(progress.orderId(), progress.saga(), token), progress);
    }

    private static Progress progress(ResultSet row, int n) throws SQLException {
        return new Progress(
                row.getObject("order_id", UUID.class),
                row.getString("name"),
                row.getInt("step"),
                Progress.Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("finished_at") != null);
    }
}
