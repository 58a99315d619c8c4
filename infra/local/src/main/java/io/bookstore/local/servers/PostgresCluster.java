package io.bookstore.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The data folder of a PostgreSQL server: made when missing, cleared of what a crash left, owned by the server's user. */
record PostgresCluster(PostgresSettings settings, Path bin, Path data) {

    private static final String PROCESS_ID = "postmaster.pid";

    ServerUser prepare() {
        try {
            Files.createDirectories(settings.folder());
            var user = ServerUser.whoReaches(settings.folder(), bin.resolve("postgres"));
            if (Files.exists(data.resolve("PG_VERSION"))) {
                requireSameMajorVersion();
                removeStaleProcessId();
            } else {
                initialise(user);
            }
            user.own(data);
            return user;
        } catch (IOException e) {
            throw new ServerNotStarted("Cannot prepare the PostgreSQL folder " + data + " (" + e + ").", e);
        }
    }

    private void initialise(ServerUser user) throws IOException {
        var part = settings.folder().resolve("data.part");
        var password = settings.folder().resolve("password.part");
        ServerFolder.delete(data);
        ServerFolder.delete(part);
        Files.createDirectory(part);
        Files.writeString(password, settings.password());
        try {
            user.own(part);
            user.own(password);
            run(user, initdb(part, password));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdb(Path folder, Path password) {
        var command = new ArrayList<>(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (settings.durability() == Durability.FAST) command.addAll(List.of("--no-sync", "--wal-segsize=1"));
        return command;
    }

    private void run(ServerUser user, List<String> command) throws IOException {
        Files.createDirectories(settings.log().toAbsolutePath().getParent());
        var process = new ProcessBuilder(user.command(command))
                .directory(settings.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("initdb did not end within 120 s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in initdb", e);
        }
        if (process.exitValue() != 0)
            throw new IOException("initdb failed: " + ServerProcess.lastLines(settings.log()));
    }

    private void requireSameMajorVersion() throws IOException {
        var found = Files.readString(data.resolve("PG_VERSION")).strip();
        var ours = Versions.load().postgres();
        if (ours.startsWith(found + ".")) return;
        throw new ServerNotStarted("The folder " + data + " holds data of PostgreSQL " + found + ", this is " + ours
                + ". Keep a dump of what you need with the old version, then remove the folder.");
    }

    /** After kill -9 the file stays behind, and its number may meanwhile be any other process, which PostgreSQL would respect. */
    private void removeStaleProcessId() throws IOException {
        var file = data.resolve(PROCESS_ID);
        if (!Files.exists(file)) return;
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        var living = ProcessHandle.of(pid).filter(PostgresCluster::isPostgres);
        if (living.isPresent() && !endsSoon(living.get())) {
            throw new ServerNotStarted("PostgreSQL already runs in " + data + " (pid " + pid + "). Stop it first.");
        }
        Files.deleteIfExists(file);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    /** The guard of a killed JVM may be stopping it just now. */
    private static boolean endsSoon(ProcessHandle process) {
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
