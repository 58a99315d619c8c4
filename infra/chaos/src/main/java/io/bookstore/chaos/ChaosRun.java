package io.bookstore.chaos;

import io.bookstore.chaos.nemesis.Arsenal;
import io.bookstore.chaos.nemesis.Ground;
import io.bookstore.chaos.nemesis.Nemesis;
import io.bookstore.chaos.nemesis.Recoveries;
import io.bookstore.chaos.nemesis.Schedule;
import io.bookstore.chaos.shop.ShopPlan;
import io.bookstore.chaos.shop.ShopUnderTest;
import io.bookstore.chaos.subject.Target;
import io.bookstore.chaos.witness.Checker;
import io.bookstore.chaos.witness.Quiet;
import io.bookstore.chaos.witness.Sampler;
import io.bookstore.chaos.witness.Witnesses;
import io.bookstore.chaos.workload.Workload;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** One run: prepare, load and faults, heal, wait for quiet, ask the witnesses, judge. */
final class ChaosRun implements Callable<Integer> {

    static final Duration QUIET_LIMIT = Duration.ofMinutes(2);

    private static final int PORT_OFFSET = 22_000;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** An unpaid order ends within the run; everything else is as it is usually. */
    private static final Map<String, String> SETTINGS = Map.of("BOOKSTORE_PAY_WITHIN", "20s");

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final Path repository;
    private final ChaosOptions options;
    private final boolean learns;
    private final Consumer<String> report;
    private final Path folder;

    ChaosRun(Path repository, ChaosOptions options, Consumer<String> report) {
        this(repository, options, false, report);
    }

    /** @param learns whether starts that were not learnt since the build are learnt first, as {@code up} would have done */
    ChaosRun(Path repository, ChaosOptions options, boolean learns, Consumer<String> report) {
        this.learns = learns;
        this.repository = repository;
        this.options = options;
        this.report = report;
        this.folder = repository
                .resolve("target/chaos")
                .resolve(NAME.format(Clock.systemUTC().instant()) + "-seed-" + options.seed());
    }

    /** Where everything about the run is. */
    Path folder() {
        return folder;
    }

    /** Leaves nothing running, even when it is interrupted or the JVM is told to end. */
    @Override
    public Integer call() throws InterruptedException {
        report.accept("seed " + options.seed() + ", run " + folder);
        RunRecord record = new RunRecord(repository, folder, options);
        ShopUnderTest shop = new ShopUnderTest(repository, plan(), report);
        Thread end = Thread.ofPlatform().unstarted(() -> {
            shop.close();
            leave(shop, !options.keep());
        });
        Runtime.getRuntime().addShutdownHook(end);
        boolean clean = false;
        try {
            shop.start();
            if (learns && shop.shop().hasToLearn()) {
                report.accept("the starts of the services are learnt first, once a build: two minutes or three");
                shop.shop().learnStarts();
            }
            int verdict = attack(shop, record);
            clean = verdict == 0;
            return verdict;
        } finally {
            shop.close();
            if (forget(end)) {
                leave(shop, clean && !options.keep());
            }
        }
    }

    private int attack(ShopUnderTest shop, RunRecord record) throws InterruptedException {
        Arsenal arsenal = Arsenal.of(shop, options.faults());
        arsenal.skipped().forEach(line -> report.accept("skipped: " + line));
        Target target = target(shop);
        try (Workload workload = new Workload(target, options.seed(), folder, options.buyers());
                Recoveries recoveries = new Recoveries(shop, folder, workload::lastSuccess, workload::succeeds);
                Nemesis nemesis = new Nemesis(new Ground(shop, recoveries), folder, report);
                Sampler sampler = new Sampler(target, folder)) {
            workload.prepare();
            sampler.start();
            workload.start();
            Thread.sleep(WARM_UP);
            List<Duration> agreed = strike(arsenal, nemesis, recoveries, workload, target, record);
            heal(shop, record);
            workload.stop();
            Optional<Duration> quiet = quiet(target, record);
            Console console = new Console(report);
            console.load(workload.requests(), workload.paidOrders());
            console.faults(nemesis.done(), arsenal.skipped());
            console.recoveries(recoveries.all());
            console.agreement(agreed);
            console.quiet(quiet);
        }
        Witnesses.collect(target, folder);
        return Checker.run(repository, folder);
    }

    private Optional<Duration> quiet(Target target, RunRecord record) {
        Optional<Duration> quiet = Quiet.await(target, QUIET_LIMIT);
        record.putMillis("quiet_ms", quiet.orElse(null));
        if (quiet.isEmpty()) {
            report.accept("not quiet after " + QUIET_LIMIT.toSeconds() + " s: " + Quiet.open(target));
        }
        return quiet;
    }

    private List<Duration> strike(
            Arsenal arsenal, Nemesis nemesis, Recoveries recoveries, Workload workload, Target target, RunRecord record)
            throws InterruptedException {
        if (options.episodes() > 0) {
            record.put("faults_planned", options.episodes());
            return new Episodes(arsenal, nemesis, recoveries, workload, target, folder, report).run(options);
        }
        Schedule schedule = Schedule.of(arsenal.kinds(), options.seed(), options.time());
        record.put("faults_planned", schedule.faults());
        nemesis.carryOut(schedule, options.time());
        return List.of();
    }

    /** Whatever a fault may have left. */
    private void heal(ShopUnderTest shop, RunRecord record) throws InterruptedException {
        shop.detours().healAll();
        shop.disarmFailPoint();
        shop.simulator().reset();
        long deadline = System.nanoTime() + QUIET_LIMIT.toNanos();
        while (!shop.isWhole() && System.nanoTime() < deadline) {
            Thread.sleep(250);
        }
        if (!shop.isWhole()) {
            report.accept("still not ready: " + shop.notReady());
        }
        record.put("healed_ms", System.currentTimeMillis());
    }

    private ShopPlan plan() {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(options.settings());
        String offset = System.getenv().getOrDefault("BOOKSTORE_PORT_OFFSET", Integer.toString(PORT_OFFSET));
        return new ShopPlan(options.seed(), Integer.parseInt(offset), 2, true, true, settings);
    }

    private static Target target(ShopUnderTest shop) {
        return new Target(
                shop.shop().url(),
                shop.shop().simulatorUrl(),
                shop.shop().mailboxUrl(),
                shop.shop()::jdbcUrl,
                shop.shop().password());
    }

    /** A clean run leaves its own small files only; after any other the shop's logs and data stay too. */
    private void leave(ShopUnderTest shop, boolean delete) {
        report.accept("the run: " + folder + (delete ? "" : "; the shop's logs and data: " + shop.folder()));
        if (delete) {
            try {
                shop.deleteFolder();
            } catch (UncheckedIOException e) {
                report.accept("could not delete " + shop.folder() + ": " + e.getMessage());
            }
        }
    }

    /** False when the JVM was told to end: then the hook does what is left to do. */
    private static boolean forget(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsAlready) {
            return false;
        }
    }
}
