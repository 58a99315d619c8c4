package io.bookstore.cartorder.testing;

import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the door of the shop: a guest, a customer or staff. */
public final class Shopper {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String shop;
    private final Map<String, String> headers;

    private Shopper(String shop, Map<String, String> headers) {
        this.shop = shop;
        this.headers = headers;
    }

    public static Shopper guest(int port) {
        return new Shopper("http://127.0.0.1:" + port, Map.of());
    }

    public Shopper as(String authorization) {
        return with("Authorization", authorization);
    }

    public Shopper asCustomer(UUID user) {
        return as(TestTokens.customer(user));
    }

    public Shopper with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Shopper(shop, more);
    }

    /** This guest with the cart that the book made. */
    public Shopper withCartOf(UUID book, int qty) {
        return with("Cart-Token", add(book, qty).header("Cart-Token"));
    }

    public Answer add(UUID book, int qty) {
        return post("/v1/cart", Map.of("book_id", book, "qty", qty));
    }

    public Answer cart() {
        return send("GET", "/v1/cart", null);
    }

    public Answer checkout(String key, Map<String, Object> body) {
        return with("Idempotency-Key", key).post("/v1/checkout", body);
    }

    public Answer checkout(String paymentMethod) {
        return checkout(UUID.randomUUID().toString(), checkoutBody(paymentMethod));
    }

    public Answer buyNow(String key, Map<String, Object> body) {
        return with("Idempotency-Key", key).post("/v1/orders", body);
    }

    public Answer buyNow(UUID book, int quantity, String paymentMethod) {
        Map<String, Object> body = checkoutBody(paymentMethod);
        body.put("items", List.of(Map.of("book_id", book, "quantity", quantity)));
        return buyNow(UUID.randomUUID().toString(), body);
    }

    /** Gives money of an order back, as staff do. */
    public Answer refund(UUID order, String key, Map<String, Object> body) {
        return with("Idempotency-Key", key).post("/v1/admin/orders/" + order + "/refunds", body);
    }

    public Answer refund(UUID order, long amountCents) {
        return refund(
                order, UUID.randomUUID().toString(), Map.of("amount_cents", amountCents, "reason", "damaged cover"));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsString(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, JSON.writeValueAsString(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public static Map<String, Object> checkoutBody(String paymentMethod) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("payment_info", Map.of("payment_method", paymentMethod));
        body.put("shipping_addr", address());
        body.put("email", "guest@example.com");
        return body;
    }

    public static Map<String, Object> address() {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("name", "A. Reader");
        address.put("line1", "1 Main St");
        address.put("city", "Springfield");
        address.put("postal_code", "12345");
        address.put("country", "US");
        return address;
    }

    /** What is no JSON, such as a PDF. */
    public HttpResponse<byte[]> file(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(shop + path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends the bytes of a file as the body. */
    public Answer upload(String path, String mediaType, byte[] file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", mediaType)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(file));
        headers.forEach(request::header);
        return answered(request.build());
    }

    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return answered(request.build());
    }

    private static Answer answered(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers(),
                    answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
