package io.bookstore.catalog.image;

import java.io.IOException;
import java.util.Optional;

/** Where the bytes of pictures are: a folder, or a bucket that speaks S3. A picture is never there in part. */
interface PictureStore {

    void put(String key, byte[] jpeg) throws IOException;

    Optional<byte[]> get(String key) throws IOException;

    /** Does nothing when it is not there. */
    void delete(String key) throws IOException;
}
