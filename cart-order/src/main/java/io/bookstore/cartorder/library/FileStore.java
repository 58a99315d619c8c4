package io.bookstore.cartorder.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of e-books are: a folder, or a bucket that speaks S3. A file is never there in part. */
interface FileStore {

    void put(String key, Path file) throws IOException;

    Optional<InputStream> open(String key) throws IOException;
}
