package io.bookstore.chaos.controls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code ./bookstore chaos --control NAME}, {@code --controls}: shops with a mistake, which the checker must find. */
public final class Controls {

    private static final Duration LOAD = Duration.ofSeconds(30);
    private static final int BUYERS = 20;
    private static final int USAGE = 2;

    private final Path repository;
    private final Path runs;

    /** @param runs where the folders of the runs go */
    public Controls(Path repository, Path runs) {
        this.repository = repository;
        this.runs = runs;
    }

    /** 0 when every mistake was found, 1 when one was not, 2 when there is no such control. */
    public static int main(Path repository, Path runs, List<String> names) {
        List<Control> wanted = new ArrayList<>();
        for (String name : names) {
            Control.named(name).ifPresent(wanted::add);
        }
        if (wanted.size() < names.size()) {
            System.err.println("chaos: there are these controls: " + Control.labels());
            return USAGE;
        }
        Controls controls = new Controls(repository, runs);
        boolean allFound = true;
        for (Control control : names.isEmpty() ? Arrays.asList(Control.values()) : wanted) {
            Set<String> red = controls.red(control);
            boolean found = red.stream().anyMatch(control.red()::contains);
            System.out.println("control " + control.label() + ": "
                    + (found ? "found, by " + red : "NOT FOUND: none of " + control.red() + " is red, only " + red));
            allFound &= found;
        }
        return allFound ? 0 : 1;
    }

    /** The invariants that do not hold in a shop with this mistake. */
    public Set<String> red(Control control) {
        return new ControlRun(repository, folder("control-" + control.label()), LOAD, BUYERS)
                .judge(control)
                .red();
    }

    /** What the checker says of the shop as it is, driven the same way: 0 clean, 1 violations, 2 cannot judge. */
    public int clean() {
        return new ControlRun(repository, folder("control-none"), LOAD, BUYERS)
                .judge(null)
                .exit();
    }

    private Path folder(String name) {
        return runs.resolve(System.currentTimeMillis() + "-" + name);
    }
}
