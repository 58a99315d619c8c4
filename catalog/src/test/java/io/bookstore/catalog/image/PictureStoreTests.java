package io.bookstore.catalog.image;

import static io.bookstore.catalog.image.OtherServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PictureStoreTests {

    private static final String KEY = "covers/ab/00ab/160.jpg";
    private static final byte[] JPEG = {1, 2, 3};

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    @Test
    void keepsPicturesInAFolder(@TempDir Path folder) throws IOException {
        keeps(new FolderPictures(folder));
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void staysInItsFolder(@TempDir Path folder) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FolderPictures(folder).get("../../etc/passwd"));
    }

    @Test
    void leavesNothingWhenThereIsNoRoom(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("covers"), "in the way");
        assertThatThrownBy(() -> new FolderPictures(folder).put(KEY, JPEG)).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void keepsPicturesInABucket() throws IOException {
        try (OtherServer s3 = new OtherServer("127.0.0.1", 0, this::speakS3)) {
            keeps(bucket(s3, "right"));
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void saysWhenTheBucketRefusesOrIsSilent() throws IOException {
        try (OtherServer s3 = new OtherServer("127.0.0.1", 0, exchange -> answer(exchange, 403, new byte[0]))) {
            assertThatThrownBy(() -> bucket(s3, "wrong").put(KEY, JPEG)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> bucket(s3, "wrong").get(KEY)).isInstanceOf(IOException.class);
        }
        try (OtherServer s3 = new OtherServer("127.0.0.1", 0, exchange -> sleep())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> bucket(s3, "right").get(KEY)).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        }
    }

    private static void keeps(PictureStore store) throws IOException {
        assertThat(store.get(KEY)).isEmpty();
        store.put(KEY, new byte[] {9});
        store.put(KEY, JPEG);
        assertThat(store.get(KEY)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(JPEG));
        store.delete(KEY);
        store.delete(KEY);
        assertThat(store.get(KEY)).isEmpty();
    }

    private static PictureStore bucket(OtherServer s3, String key) {
        return new BucketPictures(
                ImageConfiguration.s3(new ImageSettings.Bucket(
                        "shop",
                        URI.create("http://127.0.0.1:" + s3.port()),
                        "eu-central-1",
                        key,
                        "secret",
                        Duration.ofSeconds(3))),
                "shop");
    }

    private void speakS3(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String signed = exchange.getRequestHeaders().getFirst("Authorization");
        if (!path.equals("/shop/" + KEY)) {
            wrong.add("path " + path);
        }
        if (signed == null || !signed.startsWith("AWS4-HMAC-SHA256 Credential=right/") || !signed.contains("/s3/")) {
            wrong.add("signature " + signed);
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                if (!"image/jpeg".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                    wrong.add("type " + exchange.getRequestHeaders().getFirst("Content-Type"));
                }
                objects.put(path, exchange.getRequestBody().readAllBytes());
                answer(exchange, 200, new byte[0]);
            }
            case "GET" -> {
                byte[] object = objects.get(path);
                exchange.getResponseHeaders().add("Content-Type", object == null ? "application/xml" : "image/jpeg");
                answer(exchange, object == null ? 404 : 200, object == null ? noSuchKey() : object);
            }
            case "DELETE" -> {
                objects.remove(path);
                answer(exchange, 204, new byte[0]);
            }
            default -> wrong.add(exchange.getRequestMethod());
        }
    }

    private static byte[] noSuchKey() {
        return "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>no</Message></Error>"
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void sleep() {
        try {
            Thread.sleep(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
