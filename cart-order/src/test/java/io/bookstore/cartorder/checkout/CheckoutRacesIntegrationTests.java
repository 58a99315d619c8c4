package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many at once: one order per key and per cart, and no copy sold twice. */
class CheckoutRacesIntegrationTests extends RunningShop {

    @Test
    void makesOneOrderOfOneKeyHoweverOftenItIsSentAtOnce() throws Exception {
        UUID book = book(100, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        String key = UUID.randomUUID().toString();

        List<Answer> answers = atOnce(100, () -> guest.checkout(key, body));

        assertThat(answers)
                .extracting(Answer::status)
                .containsAnyOf(201)
                .allMatch(status -> status == 201 || status == 202 || status == 409);
        List<UUID> orders = answers.stream()
                .filter(answer -> answer.status() < 300)
                .map(Answer::id)
                .distinct()
                .toList();
        assertThat(orders).hasSize(1);
        assertThat(PAYMENTS.capturesOf(orders.getFirst())).isEqualTo(1);
        assertThat(INVENTORY.onHand(book)).isEqualTo(99);
        assertThat(guest.checkout(key, body).status()).isEqualTo(201);
        assertThat(count("select count(*) from order_line where book_id = ?", book))
                .isEqualTo(1);
    }

    @Test
    void makesOneOrderOfOneCartUnderManyKeys() throws Exception {
        UUID book = book(100, 1299);
        Shopper guest = guest().withCartOf(book, 1);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");

        List<Answer> answers = atOnce(12, () -> guest.checkout(UUID.randomUUID().toString(), body));

        assertThat(answers.stream()
                        .filter(answer -> answer.status() < 300)
                        .map(Answer::id)
                        .distinct())
                .hasSize(1);
        assertThat(count("select count(*) from order_line where book_id = ?", book))
                .isEqualTo(1);
        assertThat(INVENTORY.onHand(book)).isEqualTo(99);
    }

    @Test
    void sellsTheLastCopyOnce() throws Exception {
        UUID book = book(1, 1299);
        List<Shopper> buyers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            buyers.add(guest().withCartOf(book, 1));
        }
        var next = buyers.iterator();

        List<Answer> answers = atOnce(8, () -> {
            Shopper buyer;
            synchronized (next) {
                buyer = next.next();
            }
            return buyer.checkout("pm_card_visa");
        });

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(7)
                .allMatch(answer -> answer.problem().equals("insufficient-stock")
                        && answer.body()
                                .get("lines")
                                .get(0)
                                .get("book_id")
                                .asString()
                                .equals(book.toString()));
        assertThat(INVENTORY.onHand(book)).isZero();
    }

    private static List<Answer> atOnce(int times, java.util.concurrent.Callable<Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(call));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
