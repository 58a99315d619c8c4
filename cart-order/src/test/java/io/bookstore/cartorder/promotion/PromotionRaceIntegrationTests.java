package io.bookstore.cartorder.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** M5: a promotion is never used more often than it may be, and each use is given back at most once. */
class PromotionRaceIntegrationTests extends RunningShop {

    private static final int PARALLEL = 200;

    private Desk desk() {
        return new Desk(guest());
    }

    @Test
    void twoHundredCheckoutsAtOnceShareTenUses() throws Exception {
        UUID book = book(PARALLEL, 1000);
        String code = desk().coupon(book, Map.of("max_uses", 10));
        List<Shopper> buyers = IntStream.range(0, PARALLEL)
                .mapToObj(i -> withCoupon(book, code))
                .toList();

        List<Answer> answers = atOnce(buyers);

        long discounted =
                answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(discounted).isEqualTo(10);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(PARALLEL - 10)
                .allSatisfy(answer -> assertThat(answer.problem()).isIn("promotion-used-up", "price-changed"));
        assertThat(claimed(code)).isEqualTo(10);
        assertThat(uses(code)).isEqualTo(10);
        assertThat(INVENTORY.reserved(book)).isZero();
    }

    @Test
    void oneCustomerUsesItTwiceHoweverManyCheckoutsAtOnce() throws Exception {
        UUID book = book(PARALLEL, 1000);
        desk().make(limitedPerCustomer(book, 2));
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        List<Shopper> buyers = IntStream.range(0, 40).mapToObj(i -> customer).toList();

        List<Answer> answers = all(buyers, buyer -> buyer.buyNow(book, 1, "pm_card_visa"));

        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .filter(answer -> answer.body().get("discount_cents").asLong() == 100))
                .hasSize(2);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .filter(answer -> answer.body().get("discount_cents").asLong() > 100))
                .isEmpty();
        assertThat(count(
                        "select max(c.uses) from promotion_customer c join promotion p on p.id = c.promotion_id "
                                + "where p.scope::text like ?",
                        "%" + book + "%"))
                .isEqualTo(2);
    }

    @Test
    void aDeclinedCardAndACancelledOrderGiveTheirUseBackOnce() {
        UUID book = book(10, 1000);
        String code = desk().coupon(book, Map.of("max_uses", 1));

        assertThat(withCoupon(book, code).checkout("pm_card_chargeDeclined").status())
                .isEqualTo(402);
        assertThat(uses(code)).isZero();

        UUID user = UUID.randomUUID();
        Shopper customer = guest().asCustomer(user);
        customer.add(book, 1);
        customer.post("/v1/cart/coupons", Map.of("code", code));
        Answer order = customer.checkout("pm_card_visa");
        assertThat(order.status()).isEqualTo(201);
        assertThat(uses(code)).isEqualTo(1);
        customer.post("/v1/orders/" + order.id() + "/cancel", Map.of());
        customer.post("/v1/orders/" + order.id() + "/cancel", Map.of());
        Await.until("the use is given back", () -> uses(code) == 0);
        assertThat(claimed(code)).isZero();

        assertThat(withCoupon(book, code)
                        .checkout("pm_card_visa")
                        .body()
                        .get("discount_cents")
                        .asLong())
                .isEqualTo(100);
    }

    private static Map<String, Object> limitedPerCustomer(UUID book, int uses) {
        Map<String, Object> body = Desk.tenPercent(book);
        body.put("max_uses_per_customer", uses);
        return body;
    }

    private Shopper withCoupon(UUID book, String code) {
        Shopper guest = guest().withCartOf(book, 1);
        assertThat(guest.post("/v1/cart/coupons", Map.of("code", code)).status())
                .isEqualTo(200);
        return guest;
    }

    private long claimed(String code) {
        return count(
                "select count(*) from promotion_redemption r join promotion p on p.id = r.promotion_id "
                        + "where p.code = ? and r.state = 'claimed'",
                code);
    }

    private long uses(String code) {
        return count("select uses from promotion where code = ?", code);
    }

    private static List<Answer> atOnce(List<Shopper> buyers) throws Exception {
        return all(buyers, buyer -> buyer.checkout("pm_card_visa"));
    }

    private static List<Answer> all(List<Shopper> buyers, java.util.function.Function<Shopper, Answer> buy)
            throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = buyers.stream()
                    .map(buyer -> threads.submit(() -> {
                        start.await();
                        return buy.apply(buyer);
                    }))
                    .toList();
            start.countDown();
            return answers.stream().map(PromotionRaceIntegrationTests::get).toList();
        }
    }

    private static Answer get(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
