package io.bookstore.cartorder.library;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes the file of a book in: it must be what it says it is, and is shown to buyers when it is all there. */
@Component
class TakeFileIn {

    static final String EPUB = "application/epub+zip";
    static final String PDF = "application/pdf";

    private static final byte[] EPUB_MARK = "mimetypeapplication/epub+zip".getBytes(StandardCharsets.US_ASCII);
    private static final int EPUB_MARK_AT = 30;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = EPUB_MARK_AT + EPUB_MARK.length;
    private static final int PIECE = 64 * 1024;

    private final FileStore store;
    private final EbookFiles files;
    private final LibrarySettings settings;
    private final Clock clock;

    TakeFileIn(FileStore store, EbookFiles files, LibrarySettings settings, Clock clock) {
        this.store = store;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    private record Draft(long size, String sha256) {}

    EbookFile take(UUID book, @Nullable String mediaType, UUID staff, InputStream body) throws IOException {
        if (mediaType == null || !List.of(EPUB, PDF).contains(mediaType)) {
            throw refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-file", "Send " + EPUB + " or " + PDF + ".");
        }
        Path draft = Files.createTempFile("ebook", ".new");
        try {
            Draft written = write(body, draft);
            if (!isWhatItSays(mediaType, draft)) {
                throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "unusable-file", "The file is not " + mediaType + ".");
            }
            String key = book + "/" + written.sha256();
            store.put(key, draft);
            EbookFile file = new EbookFile(
                    book,
                    key,
                    mediaType,
                    written.size(),
                    written.sha256(),
                    staff,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            files.save(file);
            return file;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Draft write(InputStream body, Path draft) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(draft)) {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                size += read;
                if (size > settings.maxBytes().toBytes()) {
                    throw refused(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            "A file may have " + settings.maxBytes().toMegabytes() + " MB.");
                }
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
            }
        }
        return new Draft(size, HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean isWhatItSays(String mediaType, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD);
            if (mediaType.equals(PDF)) {
                return startsWith(head, 0, PDF_MARK);
            }
            return startsWith(head, 0, ZIP) && startsWith(head, EPUB_MARK_AT, EPUB_MARK);
        }
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] mark) {
        return bytes.length >= at + mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProblemException refused(HttpStatus status, String type, String detail) {
        return new ProblemException(Problems.of(status, type, "The file cannot be taken in", detail));
    }
}
