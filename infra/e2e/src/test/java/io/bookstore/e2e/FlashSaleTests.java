package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fault row 33: many buyers, few copies of one book, all at once and again and again. */
class FlashSaleTests {

    private static final String VISA = "pm_card_visa";
    private static final int UNITS = Tier.size(20, 50);
    private static final int BUYERS = 4 * UNITS;
    private static final int SAME_KEY = 100;

    /** What the buyers were told: the witness that does not come out of our tables. */
    private final Set<String> paid = ConcurrentHashMap.newKeySet();

    private final ConcurrentLinkedQueue<Long> refusedAfterMillis = new ConcurrentLinkedQueue<>();

    @Test
    @Tag(Tier.FULL)
    void sellsEveryCopyOnceAndRefusesTheRest() throws Exception {
        String book = Shelf.newBook(UNITS);
        List<Buyer> buyers = guests(book, BUYERS);

        atOnce(BUYERS, number -> buyUntilItIsDecided(buyers.get(number), book));

        assertThat(paid).as("S3 and S5: orders that buyers were told are paid").hasSize(UNITS);
        JsonNode stock = Await.until(
                "every hold to be consumed (S4)",
                () -> Shelf.stock(book),
                now -> now.path("reserved").asLong() == 0);
        assertThat(stock.path("on_hand").asLong()).as("S2").isZero();
        assertThat(paid)
                .allSatisfy(order ->
                        assertThat(Ledger.successfulCharges(order)).as("M1").isEqualTo(1));
        List<Long> sorted = refusedAfterMillis.stream().sorted().toList();
        System.out.printf(
                "flash sale: %d copies, %d buyers, %d refusals, half of them within %d ms, the last within %d ms%n",
                UNITS, BUYERS, sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
    }

    @Test
    void theSameKeyAHundredTimesIsOneOrderAndOnePaymentIntent() throws Exception {
        String book = Shelf.newBook(SAME_KEY);
        Buyer buyer = guests(book, 1).getFirst();
        String key = UUID.randomUUID().toString();
        Set<String> orders = ConcurrentHashMap.newKeySet();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());

        atOnce(SAME_KEY, number -> {
            Api.Answer answer = buyNow(buyer, book, key);
            statuses.add(answer.status());
            if (answer.status() == 201 || answer.status() == 202) {
                orders.add(answer.json().path("id").asString());
            }
        });

        assertThat(statuses).hasSize(SAME_KEY).allMatch(status -> status == 201 || status == 202 || status == 409);
        orders.add(buyNow(buyer, book, key).expect(201).json().path("id").asString());
        assertThat(orders).as("O1").hasSize(1);
        String order = orders.iterator().next();
        assertThat(Ledger.intents(order)).as("one PaymentIntent").isEqualTo(1);
        assertThat(Ledger.successfulCharges(order)).as("M1").isEqualTo(1);
        Await.until(
                "one sale",
                () -> Shelf.stock(book),
                now -> now.path("on_hand").asLong() == SAME_KEY - 1
                        && now.path("reserved").asLong() == 0);
    }

    /** Tries twice as often as it should, with another key: a refused buyer does not believe it. */
    private void buyUntilItIsDecided(Buyer buyer, String book) {
        for (int attempt = 0; attempt < 2; attempt++) {
            String key = UUID.randomUUID().toString();
            long start = System.nanoTime();
            Api.Answer ended = Await.until("a final answer", () -> buyNow(buyer, book, key), answer -> isFinal(answer));
            if (ended.status() == 201) {
                paid.add(ended.json().path("id").asString());
                return;
            }
            assertThat(ended.status()).as("%s", ended.raw().body()).isEqualTo(409);
            refusedAfterMillis.add((System.nanoTime() - start) / 1_000_000);
        }
    }

    /** 202 and 503 ask to come back, as does a request with the same key that is still under way. */
    private static boolean isFinal(Api.Answer answer) {
        return answer.status() == 201
                || answer.raw().body().contains("urn:bookstore:problem:insufficient-stock")
                || !List.of(202, 409, 503, 504).contains(answer.status());
    }

    private static Api.Answer buyNow(Buyer buyer, String book, String key) {
        Map<String, Object> body = new HashMap<>(buyer.checkoutBody(VISA));
        body.put("items", List.of(Map.of("book_id", book, "quantity", 1)));
        return buyer.api().with("Idempotency-Key", key).post("/v1/orders", body);
    }

    private static List<Buyer> guests(String book, int many) throws Exception {
        List<Buyer> guests = Collections.synchronizedList(new ArrayList<>());
        atOnce(many, number -> guests.add(Buyer.guestWith(book, 1)));
        return guests;
    }

    private static void atOnce(int many, IntConsumer task) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, many)
                    .forEach(number -> running.add(threads.submit(() -> {
                        go.await();
                        task.accept(number);
                        return true;
                    })));
            go.countDown();
            for (Future<?> each : running) {
                each.get();
            }
        }
    }
}
