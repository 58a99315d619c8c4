package io.bookstore.chaos.workload;

import io.bookstore.chaos.history.JsonLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The books of one run, made for it, so that their whole story is known. */
final class Shelf {

    private static final int HOT = 5;
    private static final int COLD = 10;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** @param hot few copies, many buyers */
    record Book(String id, String title, int initial, long priceCents, String format, boolean hot, boolean sellOut) {}

    private final List<Book> hot = new ArrayList<>();
    private final List<Book> cold = new ArrayList<>();
    private final Book sellOut;

    /** Puts the books on the shelf, waits until they can be bought and writes {@code stock.jsonl}. */
    Shelf(ShopClient client, Account staff, RandomGenerator random, Path run, long seed) {
        try (JsonLines file = new JsonLines(run.resolve("stock.jsonl"))) {
            for (int i = 0; i < HOT; i++) {
                hot.add(put(client, staff, file, book("Hot " + seed + " " + i, random.nextInt(5, 15), random, true)));
            }
            for (int i = 0; i < COLD; i++) {
                cold.add(put(client, staff, file, book("Cold " + seed + " " + i, 400, random, false)));
            }
            Book last = book("Last copies " + seed, 12, random, false);
            sellOut = put(client, staff, file, new Book("", last.title(), 12, 1_900, last.format(), false, true));
        }
    }

    private static Book book(String title, int initial, RandomGenerator random, boolean hot) {
        String format = random.nextInt(8) == 0 ? "ebook" : "paperback";
        return new Book("", title, initial, random.nextInt(399, 4_000), format, hot, false);
    }

    private static Book put(ShopClient client, Account staff, JsonLines file, Book book) {
        Map<String, Object> body = Map.of(
                "title", book.title(),
                "authors", List.of("Kaya Oss"),
                "description", "A book that is bought by many at once. It was made for one run.",
                "price_cents", book.priceCents(),
                "currency", "USD",
                "format", book.format(),
                "initial_stock", book.initial());
        Answer made = client.send(
                Ask.of("book_create", "staff", "POST", "/v1/books", body).headers(staff.headers()));
        if (!made.ok()) {
            throw new IllegalStateException("no book could be made: " + made.status() + " " + made.json());
        }
        String id = made.json().path("id").asString();
        awaitStock(client, staff, id, book.initial());
        file.write(Map.of(
                "book_id", id,
                "initial", book.initial(),
                "price_cents", book.priceCents(),
                "currency", "USD",
                "format", book.format(),
                "hot", book.hot(),
                "sell_out", book.sellOut()));
        return new Book(id, book.title(), book.initial(), book.priceCents(), book.format(), book.hot(), book.sellOut());
    }

    private static void awaitStock(ShopClient client, Account staff, String id, int copies) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Answer stock = client.send(
                    Ask.get("stock_get", "staff", "/v1/inventory/" + id).headers(staff.headers()));
            if (stock.ok() && stock.json().path("on_hand").asInt() == copies) {
                return;
            }
            Floor.pause(100);
        }
        throw new IllegalStateException("inventory did not hear of book " + id);
    }

    List<Book> hot() {
        return hot;
    }

    Book sellOut() {
        return sellOut;
    }

    Book any(RandomGenerator random) {
        return random.nextInt(100) < 70 ? hot.get(random.nextInt(hot.size())) : cold.get(random.nextInt(cold.size()));
    }

    Book anyCold(RandomGenerator random) {
        return cold.get(random.nextInt(cold.size()));
    }
}
