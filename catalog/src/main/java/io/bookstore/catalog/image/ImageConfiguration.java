package io.bookstore.catalog.image;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

@Configuration(proxyBeanMethods = false)
class ImageConfiguration {

    @Bean
    PictureStore pictureStore(ImageSettings settings) {
        String bucket = settings.s3().bucket();
        return bucket == null || bucket.isBlank()
                ? new FolderPictures(settings.folder())
                : new BucketPictures(s3(settings.s3()), bucket);
    }

    @Bean
    FetchPicture fetchPicture(ImageSettings settings) {
        return new FetchPicture(
                InetAddress::getAllByName,
                PublicAddresses::isPublic,
                settings.maxBytes().toBytes(),
                settings.fetchTimeout());
    }

    static S3Client s3(ImageSettings.Bucket bucket) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(bucket.timeout())
                        .socketTimeout(bucket.timeout()))
                .overrideConfiguration(calls -> calls.apiCallTimeout(bucket.timeout()))
                // pictures are small: each goes in one piece, as the simplest of stores understands it
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                // others than Amazon often know nothing of checksums behind the body
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (bucket.endpoint() != null) {
            client.endpointOverride(bucket.endpoint()).forcePathStyle(true);
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(ImageSettings.Bucket bucket) {
        @Nullable String access = bucket.accessKey();
        @Nullable String secret = bucket.secretKey();
        return access == null || secret == null || access.isBlank()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(access, secret));
    }
}
