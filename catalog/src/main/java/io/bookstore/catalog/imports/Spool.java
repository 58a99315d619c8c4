package io.bookstore.catalog.imports;

import io.bookstore.platform.problem.BodyTooLarge;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps a sent file on disk while it is worked on, so that memory stays flat, the sender need not wait, and another
 * process can go on with it. Names of files are ours: nothing that was sent is ever part of a path.
 */
@Component
class Spool {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final int BUFFER = 65_536;
    private static final String ENDING = ".import";
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final ImportSettings settings;
    private final Clock clock;

    Spool(ImportSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @return the name of the file
     * @throws IOException when the sender breaks off, and {@link BodyTooLarge} when it is too much
     * @throws ProblemException 507 when the disk is full, 400 when there is nothing in it
     */
    String receive(UUID id, InputStream body) throws IOException {
        String name = id + ENDING;
        boolean complete = false;
        try (OutputStream out = create(name)) {
            if (copy(body, out) == 0) {
                throw new ProblemException(Problems.invalid("body", "must not be empty"));
            }
            complete = true;
            return name;
        } finally {
            if (!complete) {
                delete(name);
            }
        }
    }

    private long copy(InputStream body, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long count = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            count += read;
            if (count > settings.maxBody().toBytes()) {
                throw new BodyTooLarge(settings.maxBody().toBytes());
            }
            try {
                out.write(buffer, 0, read);
            } catch (IOException full) {
                throw noRoom(full);
            }
        }
        return count;
    }

    private OutputStream create(String name) {
        try {
            Files.createDirectories(settings.spool());
            return Files.newOutputStream(path(name));
        } catch (IOException full) {
            throw noRoom(full);
        }
    }

    InputStream open(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    boolean has(String name) {
        return Files.isReadable(path(name));
    }

    private Path path(String name) {
        return settings.spool().resolve(name);
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException stays) {
            log.warn("{} could not be deleted", path(name), stays);
        }
    }

    /** Deletes what uploads left behind that broke off with their process. */
    void sweep(Collection<String> needed) {
        if (!Files.isDirectory(settings.spool())) {
            return;
        }
        Instant old = clock.instant().minus(FORGOTTEN);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(settings.spool(), "*" + ENDING)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!needed.contains(name)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    delete(name);
                }
            }
        } catch (IOException unreadable) {
            log.warn("{} could not be swept", settings.spool(), unreadable);
        }
    }

    private static ProblemException noRoom(IOException cause) {
        log.error("an import could not be written to disk", cause);
        return new ProblemException(Problems.of(
                HttpStatus.INSUFFICIENT_STORAGE,
                "insufficient-storage",
                "There is no room for the file",
                "Tell the operators, and send it again later."));
    }
}
