package io.bookstore.chaos;

import io.bookstore.chaos.controls.Controls;
import io.bookstore.local.servers.ServerNotStarted;
import io.bookstore.local.up.LaunchFailed;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The program behind {@code ./bookstore chaos}. Exit code 0: all held; 1: violations; 2: could not run or judge. */
final class Chaos {

    private static final PrintStream OUT = System.out;
    private static final int USAGE = 2;
    private static final Path RUNS = repository().resolve("target/chaos");

    private Chaos() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            OUT.println(ChaosOptions.USAGE);
            return 0;
        }
        try {
            if (arguments.equals(List.of("--controls"))) {
                return Controls.main(repository(), RUNS, List.of());
            }
            if (arguments.size() == 2 && arguments.getFirst().equals("--control")) {
                return Controls.main(repository(), RUNS, List.of(arguments.getLast()));
            }
            ChaosOptions options =
                    ChaosOptions.parse(arguments, ThreadLocalRandom.current().nextInt(1, 1_000_000));
            return new ChaosRun(repository(), options, true, line -> OUT.println("  " + line)).call();
        } catch (ChaosOptions.NotUnderstood e) {
            System.err.println("bookstore: " + e.getMessage() + "\n" + ChaosOptions.USAGE);
        } catch (LaunchFailed | ServerNotStarted | IllegalArgumentException failed) {
            System.err.println("bookstore: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            System.err.println("bookstore: stopped");
        }
        return USAGE;
    }

    private static Path repository() {
        return Path.of(System.getProperty("bookstore.root", "."))
                .toAbsolutePath()
                .normalize();
    }
}
