package io.bookstore.local.up;

import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.servers.LocalServer;
import io.bookstore.local.servers.LoopbackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole shop on this machine. Starts side by side what can be, and leaves nothing running when it is closed. */
public final class Shop implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final Duration PROBE_EVERY = Duration.ofMillis(300);
    private static final Duration CARE_EVERY = Duration.ofSeconds(2);

    private final Topology topology;
    private final RunFile runFile;
    private final Consumer<String> report;
    private final List<LocalServer> servers;
    private final List<WatchedProcess> processes = new ArrayList<>();
    private final long started = System.nanoTime();
    private volatile boolean closing;
    private volatile @Nullable Thread learner;

    public Shop(
            Path repository,
            BookstoreHome home,
            Map<String, String> environment,
            Options options,
            Consumer<String> report) {
        this(repository, home, environment, options, Wiring.STRAIGHT, report);
    }

    public Shop(
            Path repository,
            BookstoreHome home,
            Map<String, String> environment,
            Options options,
            Wiring wiring,
            Consumer<String> report) {
        this.topology = new Topology(repository, home, environment, options, wiring);
        this.runFile = new RunFile(home);
        this.report = report;
        this.servers = List.of(topology.postgres(), topology.redis(), topology.elasticsearch());
        topology.doubles().forEach(plan -> processes.add(new WatchedProcess(plan, report)));
        topology.services().forEach(plan -> processes.add(new WatchedProcess(plan, report)));
    }

    /** Where shoppers find it. */
    public String url() {
        return topology.gatewayUrl();
    }

    /** Where sent mail can be read. */
    public String mailboxUrl() {
        return topology.mailboxUrl();
    }

    /** Where the stand-in of the payment company answers. */
    public String simulatorUrl() {
        return topology.simulatorUrl();
    }

    /** Where the database of a service is; its role has the same name and {@link #password}. */
    public String jdbcUrl(String database) {
        return topology.postgres().url(database);
    }

    /** The one password of all servers of this machine. */
    public String password() {
        return topology.password();
    }

    /** The backing servers, which are started again when they die. */
    public List<LocalServer> servers() {
        return servers;
    }

    /** The names of all processes beside the servers. */
    public List<String> processes() {
        return processes.stream().map(process -> process.plan().name()).toList();
    }

    /** The process id of {@code catalog}, {@code catalog-2}, …; -1 while it does not run. */
    public long pid(String process) {
        return processes.stream()
                .filter(candidate -> candidate.plan().name().equals(process))
                .mapToLong(WatchedProcess::pid)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process " + process));
    }

    /** Whether the process says of itself that it can work. */
    public boolean isReady(String process) {
        return processes.stream().anyMatch(candidate -> candidate.plan().name().equals(process) && candidate.isReady());
    }

    /** Returns when everything answers; otherwise throws {@link LaunchFailed} with one line, and nothing is left running. */
    public void start() {
        requireFreePorts();
        try {
            runFile.write(entries());
            startServersAndProcesses();
            processes.forEach(this::awaitReady);
            runFile.write(entries());
        } catch (CompletionException failed) {
            close();
            throw new LaunchFailed(oneLine(failed.getCause() == null ? failed : failed.getCause()), failed);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
        servers.forEach(
                server -> Thread.ofVirtual().name("care-" + server.name()).start(() -> care(server)));
    }

    /**
     * Learns the starts of services that were built since, one after the other and only with time that nothing else
     * wants, so that the next start and every recovery is faster. Returns when all are learnt or the shop is closed.
     */
    public void learnStarts() {
        learner = Thread.currentThread();
        try {
            for (WatchedProcess process : processes) {
                AotCache learnt = process.plan().learnt();
                if (!closing && learnt != null && !learnt.isThere()) {
                    learn(process.plan(), learnt);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            learner = null;
        }
    }

    /** Whether the next start of some service will be slower than it could be. */
    public boolean hasToLearn() {
        return processes.stream()
                .map(process -> process.plan().learnt())
                .anyMatch(learnt -> learnt != null && !learnt.isThere());
    }

    private void learn(ProcessPlan plan, AotCache learnt) throws InterruptedException {
        try {
            String failure = learnt.learn(plan.command(), plan.environment(), plan.log());
            if (failure != null) {
                report.accept("the start of " + plan.service() + " was not learnt: " + failure);
            }
        } catch (IOException e) {
            report.accept("the start of " + plan.service() + " was not learnt: " + e.getMessage());
        }
    }

    private void startServersAndProcesses() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<?> postgres = CompletableFuture.runAsync(() -> start(servers.get(0)), threads);
            CompletableFuture<?> redis = CompletableFuture.runAsync(() -> start(servers.get(1)), threads);
            CompletableFuture<?> elasticsearch = CompletableFuture.runAsync(() -> start(servers.get(2)), threads);
            CompletableFuture<?> jars = CompletableFuture.runAsync(topology::unpackJars, threads);
            CompletableFuture.allOf(postgres, redis, jars)
                    .thenRunAsync(() -> processes.forEach(WatchedProcess::start), threads)
                    .join();
            runFile.write(entries());
            elasticsearch.join();
        }
    }

    private void start(LocalServer server) {
        server.start();
        runFile.write(entries());
        report.accept(server.name() + " answers after " + seconds() + " s");
    }

    private void awaitReady(WatchedProcess process) {
        while (!process.isReady()) {
            if (closing) {
                throw new LaunchFailed("Stopped before everything was up.");
            }
            if (process.deaths() > 1) {
                throw new LaunchFailed(process.plan().name() + " cannot start. Its log says why: "
                        + process.plan().log());
            }
            if (System.nanoTime() - started > START_LIMIT.toNanos()) {
                throw new LaunchFailed(process.plan().name() + " was not ready after " + START_LIMIT.toMinutes()
                        + " minutes. Its log: " + process.plan().log());
            }
            pause(PROBE_EVERY);
        }
        report.accept(process.plan().name() + " is ready after " + seconds() + " s");
    }

    /** Starts it again when it died, and keeps the list of what runs; one that is slow to start keeps no other waiting. */
    private void care(LocalServer server) {
        while (!closing) {
            pause(CARE_EVERY);
            if (!closing && !server.isRunning()) {
                report.accept(server.name() + " died and is started again");
                try {
                    server.start();
                } catch (RuntimeException stillDown) {
                    report.accept(oneLine(stillDown));
                }
            }
            if (!closing) {
                runFile.write(entries());
            }
        }
    }

    private void requireFreePorts() {
        runFile.launcher()
                .filter(entry -> entry.pid() != ProcessHandle.current().pid())
                .ifPresent(entry -> {
                    throw new LaunchFailed(
                            "The shop runs already (launcher " + entry.pid() + "). Stop it with ./bookstore down.");
                });
        Set<Integer> seen = new HashSet<>();
        for (WatchedProcess process : processes) {
            if (!seen.add(process.plan().port())) {
                throw new LaunchFailed(
                        "Two processes would share port " + process.plan().port() + ".");
            }
            try {
                new LoopbackPort(process.plan().port())
                        .requireFree(process.plan().name());
            } catch (RuntimeException taken) {
                throw new LaunchFailed(
                        taken.getMessage()
                                + " Stop that (./bookstore down, if an earlier shop was left behind), or say "
                                + Ports.variable(process.plan().name()) + "_PORT=… for another one.",
                        taken);
            }
        }
    }

    private List<RunFile.Entry> entries() {
        List<RunFile.Entry> entries = new ArrayList<>();
        entries.add(new RunFile.Entry(RunFile.LAUNCHER, ProcessHandle.current().pid(), 0, ""));
        servers.forEach(server -> entries.add(new RunFile.Entry(server.name(), server.pid(), 0, "")));
        processes.forEach(process -> entries.add(new RunFile.Entry(
                process.plan().name(),
                process.pid(),
                process.plan().port(),
                process.plan().log().toString())));
        return entries;
    }

    /** Ends the services first, then the servers under them. */
    @Override
    public synchronized void close() {
        closing = true;
        Thread learning = learner;
        if (learning != null) {
            learning.interrupt();
        }
        processes.reversed().forEach(WatchedProcess::end);
        processes.forEach(WatchedProcess::awaitEnd);
        servers.parallelStream().forEach(LocalServer::stop);
        runFile.delete();
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - started).toSeconds();
    }

    private static String oneLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.toString() : message.lines().findFirst().orElse(thrown.toString());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted.", e);
        }
    }
}
