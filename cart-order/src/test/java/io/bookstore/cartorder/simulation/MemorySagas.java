package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.saga.Lease;
import io.bookstore.cartorder.saga.Progress;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.saga.TurnBack;
import io.bookstore.cartorder.settlement.Reasons;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The saga table in memory, by the clock of the test. */
public final class MemorySagas implements SagaLog {

    public static final Duration LEASE = Duration.ofSeconds(30);

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Faults faults = Faults.NONE;

    /** Hears when somebody should look at a row again. */
    public Consumer<Row> onChange = row -> {};

    /** A bug to plant: a process that wakes up old may write. */
    public boolean unfenced;

    public MemorySagas(Clock clock) {
        this(clock, UUID::randomUUID);
    }

    public MemorySagas(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** One saga of one order. */
    public static final class Row {
        private Progress progress;
        private String wish;
        private Instant deadline = Instant.MAX;
        private Instant nextAttempt = Instant.EPOCH;
        private UUID token;
        private Instant leaseUntil = Instant.EPOCH;
        private boolean nudged;
        private boolean parked;

        /** When whoever watches the row will look at it. */
        public long watchedAt = Long.MAX_VALUE;

        Row(Progress progress) {
            this.progress = progress;
        }

        public boolean isFinished() {
            return progress.finished();
        }

        /** From when on a recoverer may take it. */
        public Instant due() {
            return leaseUntil.isAfter(nextAttempt) ? leaseUntil.plusMillis(1) : nextAttempt;
        }

        @Override
        public String toString() {
            return progress + " wish " + wish + (parked ? ", parked" : "");
        }
    }

    @Override
    public Taken begin(String saga, UUID orderId, Duration deadline) {
        Row row = new Row(new Progress(orderId, saga, 0, Progress.Direction.FORWARD, null, 0, false));
        if (deadline != null) {
            row.deadline = clock.instant().plus(deadline);
        }
        rows.put(key(saga, orderId), row);
        return lease(row);
    }

    @Override
    public void beginOnce(String saga, UUID orderId) {
        rows.computeIfAbsent(key(saga, orderId), name -> {
            Row row = new Row(new Progress(orderId, saga, 0, Progress.Direction.FORWARD, null, 0, false));
            onChange.accept(row);
            return row;
        });
    }

    @Override
    public Optional<Taken> take(String saga, UUID orderId) {
        return Optional.ofNullable(rows.get(key(saga, orderId)))
                .filter(this::isFree)
                .map(this::lease);
    }

    @Override
    public Optional<Taken> takeDue() {
        for (Row row : rows.values()) {
            if (isFree(row) && !row.nextAttempt.isAfter(clock.instant())) {
                return Optional.of(lease(row));
            }
        }
        return Optional.empty();
    }

    @Override
    public TurnBack save(Lease lease, Progress progress) {
        return faults.carry("save", false, () -> {
            Row row = ours(lease);
            requireStep(row, progress);
            boolean same = row.progress.step() == progress.step() && row.progress.direction() == progress.direction();
            row.parked &= same;
            row.progress = with(progress, same ? row.progress.attempts() : 0, false);
            row.leaseUntil = clock.instant().plus(LEASE);
            onChange.accept(row);
            boolean overdue = !row.deadline.isAfter(clock.instant());
            return new TurnBack(row.wish != null ? row.wish : overdue ? Reasons.EXPIRED : null);
        });
    }

    /** The same step again, the next one, or the turn; and nothing after the end. */
    private static void requireStep(Row row, Progress next) {
        Progress was = row.progress;
        int by = next.step() - was.step();
        boolean legal = was.goesBack()
                ? next.goesBack() ? by == 0 || by == -1 : by == 1
                : next.goesBack() ? by == 0 || by == -1 : by == 0 || by == 1;
        Invariant.O2.require(legal && !was.finished(), () -> was + " went on to " + next);
    }

    @Override
    public void suspend(Lease lease, Duration pause) {
        leave("suspend", lease, pause, false);
    }

    @Override
    public void park(Lease lease, String reason, Duration pause) {
        leave("park", lease, pause, true);
    }

    private void leave(String call, Lease lease, Duration pause, boolean parked) {
        faults.carry(call, false, () -> {
            Row row = ours(lease);
            Instant now = clock.instant();
            Instant then = now.plus(pause);
            Instant early = row.deadline.isAfter(now) && row.deadline.isBefore(then) ? row.deadline : then;
            row.token = null;
            row.leaseUntil = Instant.EPOCH;
            row.nextAttempt = row.nudged ? now : early;
            row.nudged = false;
            row.parked |= parked;
            row.progress = with(row.progress, row.progress.attempts() + 1, row.progress.finished());
            onChange.accept(row);
            return true;
        });
    }

    @Override
    public void finish(Lease lease) {
        faults.carry("finish", false, () -> {
            Row row = ours(lease);
            row.progress = with(row.progress, 0, true);
            row.parked = false;
            row.token = null;
            row.leaseUntil = Instant.EPOCH;
            return true;
        });
    }

    @Override
    public void nudge(UUID orderId) {
        for (Row row : rows.values()) {
            if (row.progress.orderId().equals(orderId) && !row.progress.finished()) {
                wake(row);
            }
        }
    }

    private void wake(Row row) {
        row.nudged = true;
        row.nextAttempt = clock.instant();
        onChange.accept(row);
    }

    @Override
    public void turnBack(String saga, UUID orderId, String reason) {
        Row row = rows.get(key(saga, orderId));
        if (!row.progress.finished()) {
            row.wish = reason;
            wake(row);
        }
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

    public boolean allFinished() {
        return rows.values().stream().allMatch(row -> row.progress.finished());
    }

    /** Those that are not finished. */
    public String open() {
        return rows.values().stream()
                .filter(row -> !row.progress.finished())
                .toList()
                .toString();
    }

    private boolean isFree(Row row) {
        return !row.progress.finished() && row.leaseUntil.isBefore(clock.instant());
    }

    private Taken lease(Row row) {
        row.token = ids.get();
        row.leaseUntil = clock.instant().plus(LEASE);
        row.nudged = false;
        onChange.accept(row);
        return new Taken(new Lease(row.progress.orderId(), row.progress.saga(), row.token), row.progress);
    }

    private Row ours(Lease lease) {
        Row row = rows.get(key(lease.saga(), lease.orderId()));
        if (!lease.token().equals(row.token) && !unfenced) {
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
