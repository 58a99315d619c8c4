package io.bookstore.catalog.imports;

import java.io.IOException;

/** The file as a whole cannot be read on. The message is for the person who sent it. */
final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableFile(String message) {
        super(message);
    }
}
