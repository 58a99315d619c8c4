package io.bookstore.cartorder.library;

import java.net.URI;
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

@Configuration(proxyBeanMethods = false)
class LibraryConfiguration {

    @Bean
    FileStore fileStore(LibrarySettings settings) {
        String bucket = settings.s3().bucket();
        return bucket == null || bucket.isBlank()
                ? new FolderFiles(settings.folder())
                : new BucketFiles(s3(settings.s3()), bucket);
    }

    private static S3Client s3(LibrarySettings.Bucket bucket) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(bucket.timeout())
                        .socketTimeout(bucket.timeout()))
                // others than Amazon often know nothing of checksums behind the body
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        URI endpoint = bucket.endpoint();
        if (endpoint != null && !endpoint.toString().isEmpty()) {
            client.endpointOverride(endpoint).forcePathStyle(true);
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(LibrarySettings.Bucket bucket) {
        String access = bucket.accessKey();
        String secret = bucket.secretKey();
        return access == null || secret == null || access.isBlank()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(access, secret));
    }
}
