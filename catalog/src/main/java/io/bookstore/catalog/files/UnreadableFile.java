package io.bookstore.catalog.files;

import java.io.IOException;

/** The file as a whole cannot be read on. The message is for the person who sent it. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableFile(String message) {
        super(message);
    }
}
