package io.bookstore.local.up;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one process of the shop is started.
 *
 * @param name unique, for example {@code catalog} or {@code catalog-2}
 * @param service the service it is a replica of, the same as the name for the first
 * @param healthUrl answers 200 once it can work
 * @param learnt what makes its start faster once it was learnt, null for a process that learns nothing
 */
record ProcessPlan(
        String name,
        String service,
        int port,
        String healthUrl,
        List<String> command,
        Map<String, String> environment,
        Path log,
        @Nullable AotCache learnt) {

    /** The command line for a start now. */
    List<String> commandNow() {
        return learnt == null ? command : learnt.used(command);
    }
}
