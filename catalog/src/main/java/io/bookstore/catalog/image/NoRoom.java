package io.bookstore.catalog.image;

import java.io.IOException;

/** The store did not take a picture. */
final class NoRoom extends IOException {

    private static final long serialVersionUID = 1L;

    NoRoom(IOException cause) {
        super(cause);
    }
}
