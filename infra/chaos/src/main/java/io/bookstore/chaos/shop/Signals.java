package io.bookstore.chaos.shop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signals to one process and everything it started, the youngest first. */
final class Signals {

    private Signals() {}

    static void send(String signal, long pid) {
        if (pid <= 1) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-s", signal));
        ProcessHandle.of(pid).ifPresent(process -> {
            List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
            family.reversed().forEach(child -> command.add(Long.toString(child.pid())));
            command.add(Long.toString(pid));
        });
        run(command);
    }

    /** To this process alone. */
    static void sendAlone(String signal, long pid) {
        if (pid > 1) {
            run(List.of("kill", "-s", signal, Long.toString(pid)));
        }
    }

    private static void run(List<String> command) {
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // some of them may have ended meanwhile, which is what was wanted
            kill.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("cannot send a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
