package io.bookstore.cartorder.library;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param linkSecret the key that signs links
 * @param linkLife how long a link can be followed
 * @param maxBytes the largest file that is taken in
 * @param folder where files are unless there is a bucket
 */
@ConfigurationProperties("bookstore.library")
record LibrarySettings(
        String linkSecret,
        @DefaultValue("5m") Duration linkLife,
        @DefaultValue("200MB") DataSize maxBytes,
        Path folder,
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
            @DefaultValue("10s") Duration timeout) {}

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "LibrarySettings[" + folder + "]";
    }
}
