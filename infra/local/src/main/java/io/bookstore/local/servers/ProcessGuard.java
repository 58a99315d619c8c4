package io.bookstore.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ends a child process when this JVM dies, even by kill -9. */
public final class ProcessGuard {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** Reads until this JVM says "done" or its end of the pipe closes; then it signals, waits 10 s and kills the group. */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r word
            [ "$word" = done ] && exit 0
            kill -s "$2" "$1" 2>/dev/null || exit 0
            i=0
            while [ $i -lt 100 ] && kill -0 "$1" 2>/dev/null; do i=$((i+1)); sleep 0.1; done
            kill -s KILL "$1" -"$1" 2>/dev/null
            """;

    private final Process shell;

    private ProcessGuard(Process shell) {
        this.shell = shell;
    }

    /** Watches over a process that was started {@linkplain #inOwnSession in a session of its own}. */
    public static ProcessGuard of(Process process, String signal) throws IOException {
        return new ProcessGuard(new ProcessBuilder(
                        inOwnSession(List.of("sh", "-c", SCRIPT, "sh", Long.toString(process.pid()), signal)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Ctrl-C in a terminal reaches every process of its session; ours are to be stopped by us, in order. */
    public static List<String> inOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) return command;
        var whole = new ArrayList<String>();
        whole.add(SETSID.toString());
        whole.addAll(command);
        return whole;
    }

    /** Lets it go: the process has ended or is to live on. */
    public void dismiss() {
        try (var pipe = shell.outputWriter()) {
            pipe.write("done\n");
        } catch (IOException e) {
            shell.destroyForcibly();
        }
    }
}
