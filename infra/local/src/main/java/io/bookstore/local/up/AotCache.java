package io.bookstore.local.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM has learnt of a service's start, beside its unpacked jar: classes already read, linked and profiled.
 * Whether it fits flags and JDK the JVM sees itself, and starts as without if it does not. Of jars it looks at size and
 * time only, which two builds can share; so what was learnt is used only with the very jar that it was learnt of.
 *
 * @param identity a file that tells which jar is unpacked here
 */
record AotCache(Path file, Path identity) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Learning may take all the time that nothing else wants. */
    private static final List<String> POLITELY = List.of("/usr/bin/nice", "-n", "19");

    boolean isThere() {
        try {
            return Files.exists(file) && Files.exists(of()) && Files.mismatch(of(), identity) == -1;
        } catch (IOException notReadable) {
            return false;
        }
    }

    private Path of() {
        return file.resolveSibling(file.getFileName() + ".of");
    }

    /** The command line with what was learnt, if anything was. */
    List<String> used(List<String> command) {
        return isThere() ? with(command, "-XX:AOTCache=" + file) : command;
    }

    void forget() throws IOException {
        Files.deleteIfExists(of());
        Files.deleteIfExists(file);
    }

    /**
     * Starts the service once more, as far as the moment before it would open its ports and begin to work, and keeps what
     * the JVM learnt.
     *
     * @param command that starts the service without a cache
     * @return why nothing was learnt, null when it was
     */
    @Nullable
    String learn(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        Path fresh = file.resolveSibling(
                file.getFileName() + ".new-" + ProcessHandle.current().pid());
        String jar = Files.readString(identity);
        ProcessBuilder builder = new ProcessBuilder(training(command, fresh));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return "it took longer than " + LIMIT.toMinutes() + " minutes";
            }
            if (process.exitValue() != 0 || !Files.exists(fresh)) {
                return "exit code " + process.exitValue() + ", see " + log;
            }
            if (!Files.readString(identity).equals(jar)) {
                return "it was built anew meanwhile";
            }
            Files.deleteIfExists(of());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(of(), jar);
            return null;
        } finally {
            end(process);
            Files.deleteIfExists(fresh);
        }
    }

    private static List<String> training(List<String> command, Path fresh) {
        List<String> training = new ArrayList<>();
        if (Files.isExecutable(Path.of(POLITELY.getFirst()))) {
            training.addAll(POLITELY);
        }
        training.addAll(with(command, "-XX:AOTCacheOutput=" + fresh, "-Dspring.context.exit=onRefresh"));
        return training;
    }

    private static List<String> with(List<String> command, String... options) {
        int jar = command.indexOf("-jar");
        List<String> longer = new ArrayList<>(command.subList(0, jar));
        longer.addAll(List.of(options));
        longer.addAll(command.subList(jar, command.size()));
        return longer;
    }

    /** The JVM writes the cache in a second JVM, which must not be left behind either. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
