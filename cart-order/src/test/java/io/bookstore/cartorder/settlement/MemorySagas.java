package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.saga.Lease;
import io.bookstore.cartorder.saga.Progress;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.saga.TurnBack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The saga table in memory, by the clock of the test. */
final class MemorySagas implements SagaLog {

    static final Duration LEASE = Duration.ofSeconds(30);

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Clock clock;

    Faults faults = Faults.NONE;

    MemorySagas(Clock clock) {
        this.clock = clock;
    }

    private static final class Row {
        Progress progress;
        String wish;
        Instant deadline = Instant.MAX;
        Instant nextAttempt = Instant.MIN;
        UUID token;
        Instant leaseUntil = Instant.MIN;
        boolean nudged;
        boolean parked;

        Row(Progress progress) {
            this.progress = progress;
        }
    }

    @Override
    public Taken begin(String saga, UUID orderId, Duration deadline) {
        Row row = new Row(new Progress(orderId, saga, 0, Progress.Direction.FORWARD, null, 0, false));
        row.deadline = clock.instant().plus(deadline);
        rows.put(key(saga, orderId), row);
        return lease(row);
    }

    @Override
    public void beginOnce(String saga, UUID orderId) {
        rows.putIfAbsent(
                key(saga, orderId),
                new Row(new Progress(orderId, saga, 0, Progress.Direction.FORWARD, null, 0, false)));
    }

    @Override
    public Optional<Taken> take(String saga, UUID orderId) {
        return Optional.ofNullable(rows.get(key(saga, orderId)))
                .filter(this::isFree)
                .map(this::lease);
    }

    @Override
    public Optional<Taken> takeDue() {
        return rows.values().stream()
                .filter(this::isFree)
                .filter(row -> !row.nextAttempt.isAfter(clock.instant()))
                .findFirst()
                .map(this::lease);
    }

    @Override
    public TurnBack save(Lease lease, Progress progress) {
        return Faults.call(faults, "save", false, () -> {
            Row row = ours(lease);
            boolean same = row.progress.step() == progress.step() && row.progress.direction() == progress.direction();
            row.parked &= same;
            row.progress = with(progress, same ? row.progress.attempts() : 0, false);
            row.leaseUntil = clock.instant().plus(LEASE);
            boolean overdue = !row.deadline.isAfter(clock.instant());
            return new TurnBack(row.wish != null ? row.wish : overdue ? Reasons.EXPIRED : null);
        });
    }

    @Override
    public void suspend(Lease lease, Duration pause) {
        Row row = ours(lease);
        row.token = null;
        row.leaseUntil = Instant.MIN;
        row.nextAttempt = row.nudged ? clock.instant() : clock.instant().plus(pause);
        row.progress = with(row.progress, row.progress.attempts() + 1, false);
    }

    @Override
    public void park(Lease lease, String reason, Duration pause) {
        suspend(lease, pause);
        rows.get(key(lease.saga(), lease.orderId())).parked = true;
    }

    @Override
    public void finish(Lease lease) {
        Row row = ours(lease);
        row.progress = with(row.progress, 0, true);
        row.parked = false;
        row.token = null;
    }

    @Override
    public void nudge(UUID orderId) {
        rows.values().stream()
                .filter(row -> row.progress.orderId().equals(orderId))
                .forEach(row -> {
                    row.nudged = true;
                    row.nextAttempt = clock.instant();
                });
    }

    @Override
    public void turnBack(String saga, UUID orderId, String reason) {
        rows.get(key(saga, orderId)).wish = reason;
        nudge(orderId);
    }

    @Override
    public Optional<String> wish(String saga, UUID orderId) {
        return Optional.ofNullable(rows.get(key(saga, orderId)).wish);
    }

    @Override
    public Optional<Progress> find(String saga, UUID orderId) {
        return Optional.ofNullable(rows.get(key(saga, orderId))).map(row -> row.progress);
    }

    @Override
    public long parked() {
        return rows.values().stream().filter(row -> row.parked).count();
    }

    boolean allFinished() {
        return rows.values().stream().allMatch(row -> row.progress.finished());
    }

    private boolean isFree(Row row) {
        return !row.progress.finished() && row.leaseUntil.isBefore(clock.instant());
    }

    private Taken lease(Row row) {
        row.token = UUID.randomUUID();
        row.leaseUntil = clock.instant().plus(LEASE);
        row.nudged = false;
        return new Taken(new Lease(row.progress.orderId(), row.progress.saga(), row.token), row.progress);
    }

    private Row ours(Lease lease) {
        Row row = rows.get(key(lease.saga(), lease.orderId()));
        if (!lease.token().equals(row.token)) {
            throw new Lease.Lost(lease);
        }
        return row;
    }

    private static Progress with(Progress at, int attempts, boolean finished) {
        return new Progress(at.orderId(), at.saga(), at.step(), at.direction(), at.reason(), attempts, finished);
    }

    private static String key(String saga, UUID orderId) {
        return saga + ' ' + orderId;
    }
}
