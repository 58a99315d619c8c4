package io.bookstore.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for the servers of one test JVM, named by its process id; those of JVMs that were killed are cleared away. */
public record RunFolder(Path path) {

    private static final Logger log = LoggerFactory.getLogger(RunFolder.class);

    public static RunFolder create(BookstoreHome home) {
        var tests = home.resolve("tests");
        var own = new RunFolder(
                tests.resolve(Long.toString(ProcessHandle.current().pid())));
        try {
            own.delete();
            Files.createDirectories(own.path);
            try (var folders = Files.list(tests)) {
                folders.filter(RunFolder::isAbandoned).map(RunFolder::new).forEach(RunFolder::delete);
            }
        } catch (IOException e) {
            throw new ServerNotStarted("Cannot prepare the folder " + own.path + " (" + e + ").", e);
        }
        return own;
    }

    public void delete() {
        try {
            ServerFolder.delete(path);
        } catch (IOException e) {
            log.warn("Cannot delete {}: {}", path, e.toString());
        }
    }

    private static boolean isAbandoned(Path folder) {
        var name = folder.getFileName().toString();
        return name.matches("\\d+") && ProcessHandle.of(Long.parseLong(name)).isEmpty();
    }
}
