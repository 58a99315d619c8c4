package io.bookstore.catalog.image;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param folder where pictures are unless there is a bucket
 * @param maxBytes the largest picture that is taken in
 * @param maxPixels the most pixels that one may unpack to
 * @param fetchTimeout how long a picture may take to come from another server, in all
 * @param keepDropped how long pictures stay that no book shows any more
 */
@ConfigurationProperties("catalog.image")
record ImageSettings(
        Path folder,
        @DefaultValue("10MB") DataSize maxBytes,
        @DefaultValue("40000000") long maxPixels,
        @DefaultValue("10s") Duration fetchTimeout,
        @DefaultValue("1d") Duration keepDropped,
        @DefaultValue Bucket s3) {

    /**
     * @param bucket none: the folder is used
     * @param endpoint null for Amazon's own
     * @param accessKey null where the machine itself has the right
     */
    record Bucket(
            @Nullable String bucket,
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("5s") Duration timeout) {}
}
