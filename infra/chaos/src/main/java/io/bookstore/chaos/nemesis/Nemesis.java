package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.history.JsonLines;
import io.bookstore.chaos.nemesis.Schedule.Planned;
import io.bookstore.chaos.nemesis.Schedule.Slot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries a schedule out. Whatever happens, each fault that began is ended. */
public final class Nemesis implements AutoCloseable {

    /** How long the shop may take to stand again before the next fault strikes all the same. */
    private static final Duration STANDS_AGAIN = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Ground ground;
    private final JsonLines file;
    private final Consumer<String> report;
    private final List<Planned> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Nemesis(Ground ground, Path run, Consumer<String> report) {
        this.ground = ground;
        this.file = new JsonLines(run.resolve("faults.jsonl"));
        this.report = report;
    }

    /** One slot after the other until the time is over; returns when everything has healed. */
    public void carryOut(Schedule schedule, Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        for (Slot slot : schedule.slots()) {
            if (isStopped() || System.nanoTime() + slot.pause().toNanos() >= deadline) {
                break;
            }
            rest(slot.pause());
            strike(slot);
        }
        long left = deadline - System.nanoTime();
        if (left > 0) {
            rest(Duration.ofNanos(left));
        }
    }

    /** Its faults together; returns when they have ended and every process is ready again, or does not get so. */
    public void strike(Slot slot) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            slot.faults().forEach(planned -> threads.execute(() -> perform(planned)));
        }
        awaitWhole();
    }

    private void perform(Planned planned) {
        report.accept(planned.id() + " " + planned.kind().name() + " at " + planned.target() + " for "
                + planned.lasts().toMillis() + " ms");
        Fault fault = planned.kind().maker().at(ground, planned.target(), new SplittableRandom(planned.seed()));
        long from = System.currentTimeMillis();
        String failure = null;
        try {
            fault.begin();
            rest(planned.lasts());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failure = "could not begin: " + e;
        }
        try {
            fault.end();
        } catch (Exception e) {
            failure = "could not end: " + e;
        }
        note(planned, from, failure);
    }

    private void note(Planned planned, long from, @Nullable String failure) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", planned.id());
        line.put("rows", planned.rows());
        line.put("fault", planned.kind().name());
        line.put("target", planned.target());
        line.put("from_ms", from);
        line.put("to_ms", System.currentTimeMillis());
        line.put("seed", planned.seed());
        if (failure == null) {
            done.add(planned);
        } else {
            line.put("failure", failure);
            report.accept(planned.id() + " " + failure);
        }
        file.write(line);
    }

    private void awaitWhole() throws InterruptedException {
        long deadline = System.nanoTime() + STANDS_AGAIN.toNanos();
        while (!isStopped() && !ground.shop().isWhole()) {
            if (System.nanoTime() > deadline) {
                report.accept("not everything is ready again after " + STANDS_AGAIN.toSeconds() + " s: "
                        + ground.shop().notReady());
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** The faults that were there. */
    public List<Planned> done() {
        return List.copyOf(done);
    }

    /** Nothing new begins, and what has begun ends now. */
    public void stop() {
        stopped.countDown();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Unless it is stopped meanwhile. */
    private void rest(Duration time) throws InterruptedException {
        boolean early = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        assert !early || isStopped();
    }

    @Override
    public void close() {
        stop();
        file.close();
    }
}
