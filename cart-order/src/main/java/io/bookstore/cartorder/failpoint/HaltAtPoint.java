package io.bookstore.cartorder.failpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the JVM like {@code kill -9} at a point. */
final class HaltAtPoint {

    private static final Logger log = LoggerFactory.getLogger(HaltAtPoint.class);
    private static final int KILLED = 137;

    private HaltAtPoint() {}

    static FailPoints at(String armed) {
        return halting(armed::equals);
    }

    static FailPoints namedIn(Path file) {
        return halting(point -> fires(file, point));
    }

    private static FailPoints halting(Predicate<String> fires) {
        return point -> {
            if (fires.test(point)) {
                log.error("halting at {}", point);
                Runtime.getRuntime().halt(KILLED);
            }
        };
    }

    static boolean fires(Path file, String point) {
        try {
            return Files.exists(file) && Files.readString(file).strip().equals(point) && Files.deleteIfExists(file);
        } catch (IOException unreadable) {
            log.warn("the file of fail points cannot be read", unreadable);
            return false;
        }
    }
}
