package io.bookstore.catalog.imports;

import io.bookstore.platform.problem.BodyTooLarge;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps a sent file on disk while it is worked on, so that memory stays flat and the sender need not wait. */
@Component
class Spool {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final int BUFFER = 65_536;

    private final ImportSettings settings;

    Spool(ImportSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws IOException when the sender breaks off, and {@link BodyTooLarge} when it is too much
     * @throws ProblemException 507 when the disk is full
     */
    Path receive(InputStream body) throws IOException {
        Path file = create();
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(body, out);
            complete = true;
            return file;
        } finally {
            if (!complete) {
                delete(file);
            }
        }
    }

    private void copy(InputStream body, OutputStream out) throws IOException {
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
    }

    private static Path create() {
        try {
            return Files.createTempFile("bookstore-import-", ".part");
        } catch (IOException full) {
            throw noRoom(full);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            log.warn("{} could not be deleted", file, stays);
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
