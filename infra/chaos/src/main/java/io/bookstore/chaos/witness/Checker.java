package io.bookstore.chaos.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The judge is a program in another language that reads nothing but the files of a run. */
public final class Checker {

    /** Nothing could be judged. */
    public static final int CANNOT_JUDGE = 2;

    private Checker() {}

    /** Writes {@code report.txt} and {@code report.json}; 0 clean, 1 violations, 2 cannot judge. */
    public static int run(Path repository, Path run) {
        Path program = repository.resolve("infra/chaos/checker/check.py");
        ProcessBuilder python = new ProcessBuilder("python3", program.toString(), run.toString());
        python.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        python.inheritIO();
        try {
            return python.start().waitFor();
        } catch (IOException none) {
            System.err.println("chaos: the checker needs python3 (3.9 or newer, nothing else) and found none: "
                    + none.getMessage() + "\nchaos: the run is kept; after installing python3 (Debian: apt-get install"
                    + " python3) judge it with: python3 " + program + " " + run);
            return CANNOT_JUDGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while the checker ran", e));
        }
    }
}
