package io.bookstore.catalog.image;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Pictures in a bucket of S3, or of anything that speaks its protocol. */
final class BucketPictures implements PictureStore {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final S3Client s3;
    private final String bucket;

    BucketPictures(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, byte[] jpeg) throws IOException {
        asking(() -> s3.putObject(
                request -> request.bucket(bucket)
                        .key(key)
                        .contentType("image/jpeg")
                        .cacheControl(FOREVER),
                RequestBody.fromBytes(jpeg)));
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(asking(() -> s3.getObjectAsBytes(
                            request -> request.bucket(bucket).key(key)))
                    .asByteArray());
        } catch (NoSuchPicture missing) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        asking(() -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    private static <T> T asking(java.util.function.Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (NoSuchKeyException missing) {
            throw new NoSuchPicture(missing);
        } catch (SdkException failed) {
            throw new IOException("the bucket did not do it", failed);
        }
    }

    private static final class NoSuchPicture extends IOException {
        private static final long serialVersionUID = 1L;

        NoSuchPicture(Throwable cause) {
            super(cause);
        }
    }
}
