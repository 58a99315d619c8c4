package io.bookstore.local.up;

import io.bookstore.local.servers.BookstoreHome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shop that another process launched: looked at and stopped from here. */
final class RunningShop {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final List<String> DATA =
            List.of("postgres", "redis", "elasticsearch", "psp-simulator", "images", "imports", "logs", "password");

    private final BookstoreHome home;
    private final RunFile runFile;
    private final PrintStream out;

    RunningShop(BookstoreHome home, PrintStream out) {
        this.home = home;
        this.runFile = new RunFile(home);
        this.out = out;
    }

    int print() {
        List<RunFile.Entry> entries = runFile.read();
        if (entries.isEmpty()) {
            out.println("The shop is not running. Start it with ./bookstore up.");
            return 3;
        }
        out.printf("%-18s %8s %6s %9s  %s%n", "process", "pid", "port", "resident", "state");
        long total = 0;
        boolean allAlive = true;
        for (RunFile.Entry entry : entries) {
            long resident = entry.residentMegabytes();
            total += resident;
            allAlive &= entry.isAlive();
            out.printf(
                    "%-18s %8d %6s %5d MiB  %s%n",
                    entry.name(),
                    entry.pid(),
                    entry.port() == 0 ? "" : Integer.toString(entry.port()),
                    resident,
                    entry.isAlive() ? "up" : "down");
        }
        out.printf("%-18s %8s %6s %5d MiB%n", "together", "", "", total);
        return allAlive ? 0 : 1;
    }

    int printLogFile(List<String> arguments) {
        if (arguments.isEmpty()) {
            out.println(home.resolve("logs"));
            return 0;
        }
        Path log = home.resolve("logs").resolve(arguments.getFirst() + ".log").normalize();
        if (!log.startsWith(home.resolve("logs")) || !Files.exists(log)) {
            throw new LaunchFailed("There is no log of " + arguments.getFirst() + " in " + home.resolve("logs") + ".");
        }
        out.println(log);
        return 0;
    }

    /** Ends the launcher, which ends the rest; what a killed launcher left behind is ended here. */
    int stop() {
        List<RunFile.Entry> entries = runFile.read();
        Optional<RunFile.Entry> launcher = runFile.launcher();
        if (launcher.isPresent()) {
            end(launcher.get().pid());
        }
        entries.stream().filter(RunFile.Entry::isAlive).filter(this::isOurs).forEach(entry -> end(entry.pid()));
        runFile.delete();
        out.println(entries.isEmpty() ? "The shop was not running." : "The shop is closed.");
        return 0;
    }

    int reset() {
        if (runFile.launcher().isPresent()) {
            throw new LaunchFailed("The shop runs. Stop it first: ./bookstore down");
        }
        for (String name : DATA) {
            delete(home.resolve(name));
        }
        out.println("Local data in " + home.folder() + " is deleted; the next ./bookstore up starts afresh.");
        return 0;
    }

    private static void end(long pid) {
        ProcessHandle.of(pid).ifPresent(handle -> {
            handle.destroy();
            try {
                handle.onExit().get(STOP_LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException tooSlow) {
                handle.destroyForcibly();
            }
        });
    }

    /** A process id may meanwhile belong to somebody else's program. */
    private boolean isOurs(RunFile.Entry entry) {
        try {
            String command = Files.readString(Path.of("/proc", Long.toString(entry.pid()), "cmdline"));
            return command.contains("bookstore")
                    || command.contains(home.folder().toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new LaunchFailed("Cannot delete " + path + " (" + e + ").", e);
        }
    }
}
