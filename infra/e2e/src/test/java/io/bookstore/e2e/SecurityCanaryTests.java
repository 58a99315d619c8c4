package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * P1: what a shopper tells us, and what nobody may read, is nowhere on our disks in clear: tables, write-ahead log, Redis,
 * Elasticsearch, logs. Every file is read as bytes.
 */
class SecurityCanaryTests {

    private static final int WINDOW = 8 * 1024 * 1024;

    @Test
    void noFileHoldsWhatAShopperToldUs() throws Exception {
        String mark = UUID.randomUUID().toString().replace("-", "");
        Map<String, String> canaries = new HashMap<>();
        canaries.put("e-mail", "canary" + mark + "@example.com");
        canaries.put("password", "Pass-" + mark + "-odd");
        canaries.put("name", "Canaryname" + mark);
        canaries.put("street", mark + " Canary Street");
        TheShop.api()
                .post(
                        "/v1/auth/register",
                        Map.of(
                                "email",
                                canaries.get("e-mail"),
                                "password",
                                canaries.get("password"),
                                "name",
                                canaries.get("name")))
                .expect(202);
        Api owner = TheShop.api().signedIn(canaries.get("e-mail"), canaries.get("password"));
        Map<String, Object> address = new HashMap<>(Buyer.ADDRESS);
        address.put("line1", canaries.get("street"));
        owner.post("/v1/cart", Map.of("book_id", Shelf.newBook(3), "qty", 1));
        Map<String, Object> checkout = new HashMap<>();
        checkout.put("payment_info", Map.of("payment_method", "pm_card_visa"));
        checkout.put("shipping_addr", address);
        owner.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/checkout", checkout)
                .expect(201);
        owner.get("/v1/search?q=" + mark.substring(0, 8)).expect(200);
        Api.Answer login = TheShop.api()
                .post("/v1/auth/login", Map.of("email", canaries.get("e-mail"), "password", canaries.get("password")))
                .expect(200);
        canaries.put("refresh token", login.json().path("refresh_token").asString());
        canaries.put("access token", login.json().path("access_token").asString());
        Thread.sleep(1_500); // Redis writes its log once a second
        List<String> found = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> files = Files.walk(TheShop.home())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(SecurityCanaryTests::isOurs)
                    .toList()) {
                bytes += search(file, canaries, found);
            }
        }
        assertThat(bytes).as("bytes read").isGreaterThan(10_000_000);
        assertThat(found).isEmpty();
        System.out.println("P1 " + canaries.size() + " canaries, none in " + bytes / 1_000_000 + " MB");
    }

    /** The double of Stripe is another company, which is told names and addresses of card holders. */
    private static boolean isOurs(Path file) {
        return !file.toString().contains("psp-simulator");
    }

    private static long search(Path file, Map<String, String> canaries, List<String> found) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer window = ByteBuffer.allocate(WINDOW);
            String carried = "";
            long read = 0;
            while (channel.read(window) >= 0 || window.position() > 0) {
                read += window.position();
                String text = carried + new String(window.array(), 0, window.position(), StandardCharsets.ISO_8859_1);
                canaries.forEach((kind, canary) -> {
                    if (text.contains(canary)) {
                        found.add("P1 " + kind + " in " + TheShop.home().relativize(file));
                    }
                });
                carried = text.substring(Math.max(0, text.length() - 2_000));
                window.clear();
            }
            return read;
        } catch (java.nio.file.NoSuchFileException gone) {
            return 0; // a log segment that was recycled meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
