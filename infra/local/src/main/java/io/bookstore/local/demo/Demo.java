package io.bookstore.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Plays a shopper's journey over HTTP and prints each step: search, book, cart, quote, checkout, order; then checks as
 * staff that stock, payment and shipment agree with the order.
 */
public final class Demo {

    private static final String PASSWORD = "correct-horse-battery-staple";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int COPIES = 2;
    private static final Map<String, String> ADDRESS = Map.of(
            "name", "Ada Lovelace",
            "line1", "12 St James's Square",
            "city", "Portland",
            "postal_code", "97205",
            "state", "OR",
            "country", "US");

    private final Api api;
    private final PrintStream out;
    private int step;

    public Demo(String gatewayUrl, PrintStream out) {
        this.api = new Api(gatewayUrl);
        this.out = out;
    }

    /** @return the exit code: 0 when the order is paid and everything agrees */
    public int play() {
        try {
            Map<String, String> staff = api.signIn("staff@example.com", PASSWORD);
            JsonNode book = findBook();
            String bookId = book.path("id").asString();
            long before = stock(bookId, staff).path("available").asLong();
            JsonNode order = buy(bookId);
            check(order, bookId, before, staff);
            out.println("\nEverything agrees.");
            return 0;
        } catch (ApiFailed failed) {
            out.println("\nThe demo stopped: " + failed.getMessage());
            return 1;
        }
    }

    private JsonNode findBook() {
        JsonNode found = api.get("/v1/search?q=frankenstien&in_stock=true&size=5", Map.of())
                .expect(200)
                .body();
        say(
                "Searched for “frankenstien” (misspelt): %d works, understood as “%s”",
                found.path("total").asLong(),
                found.path("corrected_query").asString(found.path("stage").asString()));
        JsonNode hit = found.path("hits").path(0);
        if (hit.isMissingNode()) {
            throw new ApiFailed("The search found nothing. Is the demo catalogue loaded?");
        }
        JsonNode book = api.get("/v1/books/" + hit.path("id").asString(), Map.of())
                .expect(200)
                .body();
        say(
                "Opened “%s” by %s, %s, %s",
                book.path("title").asString(),
                book.path("authors").path(0).path("name").asString(),
                book.path("format").asString(),
                money(book.path("price_cents"), book));
        return book;
    }

    private JsonNode buy(String bookId) {
        Api.Answer cart = api.post("/v1/cart", Map.of("book_id", bookId, "qty", COPIES), Map.of())
                .expect(201);
        Map<String, String> guest =
                Map.of("Cart-Token", cart.header("Cart-Token").orElseThrow());
        say("Put %d copies into a guest's cart: %s", COPIES, money(cart.body().path("subtotal_cents"), cart.body()));
        JsonNode quote = api.post("/v1/checkout/quote", Map.of("shipping_addr", ADDRESS), guest)
                .expect(200)
                .body();
        say("Asked for a quote: %s with shipping", money(quote.path("total_cents"), quote));
        Map<String, String> headers = new HashMap<>(guest);
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> checkout = Map.of(
                "payment_info",
                Map.of("provider", "stripe", "payment_method", "pm_card_visa"),
                "shipping_addr",
                ADDRESS,
                "email",
                "ada@example.com",
                "expected_total_cents",
                quote.path("total_cents").asLong());
        Api.Answer placed = api.post("/v1/checkout", checkout, headers).expect(201);
        JsonNode order = placed.body();
        say(
                "Checked out: order %s is %s, %s",
                order.path("number").asString(),
                order.path("status").asString(),
                money(order.path("total_cents"), order));
        Api.Answer again = api.post("/v1/checkout", checkout, headers).expect(201);
        if (!again.body().path("id").equals(order.path("id"))) {
            throw new ApiFailed("The same Idempotency-Key made a second order.");
        }
        say("Sent the same request again: still the one order");
        Map<String, String> owner =
                Map.of("Order-Token", placed.header("Order-Token").orElseThrow());
        return await(
                "a shipment",
                () -> api.get("/v1/orders/" + order.path("id").asString(), owner)
                        .expect(200)
                        .body(),
                shown -> !shown.path("shipments").isEmpty());
    }

    private void check(JsonNode order, String bookId, long before, Map<String, String> staff) {
        agree("order is paid", () -> order.path("status").asString().equals("paid"));
        JsonNode after = await(
                "the stock",
                () -> stock(bookId, staff),
                now -> now.path("reserved").asLong() == 0);
        say("Stock: %d before, %d after", before, after.path("available").asLong());
        agree("stock went down by " + COPIES, () -> after.path("available").asLong() == before - COPIES);
        JsonNode payments = api.get(
                        "/v1/admin/payments?order_id=" + order.path("id").asString(), staff)
                .expect(200)
                .body();
        JsonNode payment = payments.path("data").path(0);
        say(
                "Payment: %s, %s, %s ending in %s",
                payment.path("status").asString(),
                money(payment.path("amount_cents"), payment),
                payment.path("brand").asString(),
                payment.path("last4").asString());
        agree(
                "one payment of the order's total",
                () -> payments.path("data").size() == 1
                        && payment.path("amount_cents").asLong()
                                == order.path("total_cents").asLong());
        JsonNode shipment = order.path("shipments").path(0);
        say(
                "Shipment: %s by %s",
                shipment.path("status").asString(), shipment.path("carrier").asString());
        agree("one shipment", () -> order.path("shipments").size() == 1);
    }

    private JsonNode stock(String bookId, Map<String, String> staff) {
        return api.get("/v1/inventory/" + bookId, staff).expect(200).body();
    }

    private static JsonNode await(String what, Supplier<JsonNode> read, java.util.function.Predicate<JsonNode> enough) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode now = read.get();
            if (enough.test(now)) {
                return now;
            }
            try {
                Thread.sleep(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ApiFailed("Interrupted.", e);
            }
        }
        throw new ApiFailed("Waited " + PATIENCE.toSeconds() + " s for " + what + " in vain.");
    }

    private static void agree(String fact, BooleanSupplier holds) {
        if (!holds.getAsBoolean()) {
            throw new ApiFailed("Does not hold: " + fact);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would cost a dependency
    private void say(String text, Object... values) {
        step++;
        out.println(step + ". " + String.format(java.util.Locale.ROOT, text, values));
    }

    private static String money(JsonNode cents, JsonNode holder) {
        long minor = cents.asLong();
        return String.format(
                java.util.Locale.ROOT, "%s %d.%02d", holder.path("currency").asString("USD"), minor / 100, minor % 100);
    }
}
