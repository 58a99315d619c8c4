package io.bookstore.psp.memory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file line by line and knows up to which byte it was whole. */
final class JournalLines {

    private final Path file;

    JournalLines(Path file) {
        this.file = file;
    }

    interface Reader {

        /** Answers whether the line could be read; only the last one may be unreadable. */
        boolean read(String line, boolean last);
    }

    /** Answers the length of the readable part; a line without its end mark is torn and not read. */
    long forEach(Reader reader) throws IOException {
        long size = Files.size(file);
        long good = 0;
        long position = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream(8192);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int read = in.read(); read >= 0; read = in.read()) {
                position++;
                if (read != '\n') {
                    line.write(read);
                } else if (reader.read(line.toString(StandardCharsets.UTF_8), position == size)) {
                    good = position;
                    line.reset();
                } else {
                    return good;
                }
            }
        }
        return good;
    }
}
