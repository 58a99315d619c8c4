package io.bookstore.chaos.shop;

import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.servers.LocalServer;
import io.bookstore.local.up.Options;
import io.bookstore.local.up.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;

/** The real processes, durable as in {@code ./bookstore up}, in a folder and on ports of their own. */
public final class ShopUnderTest implements AutoCloseable {

    /** A process or server and where it runs now. */
    public static final String POSTGRES = "postgres";

    public static final String REDIS = "redis";
    public static final String ELASTICSEARCH = "elasticsearch";

    private static final String LOGS = "logs";
    private static final int POSTGRES_DISK_MEGABYTES = 900;
    private static final int LOG_DISK_MEGABYTES = 300;
    private static final Map<String, String> SERVERS =
            Map.of(POSTGRES, "PostgreSQL", REDIS, "Redis", ELASTICSEARCH, "Elasticsearch");

    private final Path folder;
    private final Path failPoint;
    private final SmallDisks disks = new SmallDisks();
    private final Clocks clocks;
    private final Detours detours;
    private final Shop shop;
    private final List<String> skipped = new ArrayList<>();

    public ShopUnderTest(Path repository, ShopPlan plan, Consumer<String> report) {
        this.folder = newFolder();
        this.failPoint = folder.resolve("fail-point");
        this.clocks = new Clocks(folder.resolve("clocks"), plan.clocks());
        this.detours = new Detours(plan.seed(), clocks::environment);
        if (plan.smallDisks()) {
            mountDisks();
        }
        if (plan.clocks() && !clocks.canJump()) {
            skipped.add("row 28 (clock jumps): libfaketime is not installed (apt-get install libfaketime)");
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("BOOKSTORE_PORT_OFFSET", Integer.toString(plan.portOffset()));
        environment.put("BOOKSTORE_FAILPOINT", "file:" + failPoint);
        environment.put("BOOKSTORE_ISSUER", "http://localhost:8080");
        environment.putAll(plan.settings());
        Options options = new Options(false, Set.of(), Map.of("cart-order", plan.cartOrders()));
        this.shop = new Shop(repository, BookstoreHome.at(folder), environment, options, detours, report);
    }

    private void mountDisks() {
        boolean both = disks.mount(folder.resolve(POSTGRES), POSTGRES_DISK_MEGABYTES)
                && disks.mount(folder.resolve(LOGS), LOG_DISK_MEGABYTES);
        if (!both) {
            skipped.add("rows 10 and 29 (disk full): needs root and mount");
        }
    }

    public void start() {
        shop.start();
    }

    /** The faults that this machine cannot have, and why. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    public Path folder() {
        return folder;
    }

    public Shop shop() {
        return shop;
    }

    public Detours detours() {
        return detours;
    }

    public Clocks clocks() {
        return clocks;
    }

    public SmallDisks disks() {
        return disks;
    }

    public Simulator simulator() {
        return new Simulator(shop.simulatorUrl());
    }

    /** The next checkout that comes by this place kills its process. */
    public void armFailPoint(String point) {
        try {
            Path next = folder.resolve("fail-point.next");
            Files.writeString(next, point);
            Files.move(next, failPoint, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it struck before it was disarmed. */
    public boolean disarmFailPoint() {
        try {
            return !Files.deleteIfExists(failPoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process or one of the three servers; -1 while it does not run. */
    public long pid(String name) {
        return SERVERS.containsKey(name) ? server(name).pid() : shop.pid(name);
    }

    /** Whether it says of itself that it can work. */
    public boolean isReady(String name) {
        if (name.equals(ELASTICSEARCH)) {
            return server(name).isRunning() && Answers.ok(server(name).url() + "/_cluster/health");
        }
        return SERVERS.containsKey(name) ? server(name).isRunning() : shop.isReady(name);
    }

    /** Whether every process and server says so. */
    public boolean isWhole() {
        return notReady().isEmpty();
    }

    /** Those that do not. */
    public List<String> notReady() {
        List<String> names = new ArrayList<>(SERVERS.keySet());
        names.addAll(shop.processes());
        return names.parallelStream().filter(name -> !isReady(name)).sorted().toList();
    }

    /** To the process and its children; a PostgreSQL whose postmaster is killed clears up after itself. */
    public void signal(String signal, String name) {
        if (name.equals(POSTGRES) && !signal.equals("STOP") && !signal.equals("CONT")) {
            Signals.sendAlone(signal, pid(name));
        } else {
            Signals.send(signal, pid(name));
        }
    }

    /** Until the process has none left. */
    public void eatMemory(String process) throws IOException, InterruptedException {
        Glutton.into(pid(process), folder);
    }

    /** As the superuser, past the proxies. */
    public Connection superuser(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", shop.password());
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("ApplicationName", "chaos-nemesis");
        return DriverManager.getConnection(shop.jdbcUrl(database), properties);
    }

    /** Where a server answers, past the proxies. */
    public String serverUrl(String name) {
        return server(name).url();
    }

    private LocalServer server(String name) {
        String theirs = SERVERS.get(name);
        return shop.servers().stream()
                .filter(server -> server.name().equals(theirs))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server " + name));
    }

    /** Ends everything; what a paused process cannot hear, it hears when it is woken. */
    @Override
    public synchronized void close() {
        detours.healAll();
        SERVERS.keySet().forEach(name -> signal("CONT", name));
        shop.processes().forEach(name -> signal("CONT", name));
        disks.all().forEach(SmallDisks::free);
        shop.close();
        detours.close();
        saveLogs();
        disks.close();
    }

    /** A small disk takes what is on it with it. */
    private void saveLogs() {
        if (disks.all().isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder.resolve(LOGS), "*.log")) {
            Path saved = Files.createDirectories(folder.resolve("saved-logs"));
            for (Path log : logs) {
                Files.copy(log, saved.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes everything that the shop wrote. */
    public void deleteFolder() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path emptied, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where another user can reach it: the servers refuse to run as root. */
    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("bookstore-chaos-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
