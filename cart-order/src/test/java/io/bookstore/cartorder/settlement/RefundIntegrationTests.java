package io.bookstore.cartorder.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Money that staff give back: each cent once, whatever the network does, and never more than was paid. */
class RefundIntegrationTests extends RunningShop {

    private static final long TOTAL = 2 * 1299 + 499;

    private UUID book;
    private Shopper customer;
    private Shopper staff;
    private Answer order;

    @BeforeEach
    void sells() {
        book = book(5, 1299);
        customer = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
        order = customer.buyNow(book, 2, "pm_card_visa");
    }

    @AfterEach
    void theBankIsWellAgain() {
        PAYMENTS.refundSays.clear();
    }

    private long refunded() {
        return customer.get("/v1/orders/" + order.id())
                .body()
                .get("refunded_cents")
                .asLong();
    }

    private long bankGaveBack() {
        return PAYMENTS.refundedOf(paymentOf(order.id()));
    }

    @Test
    void givesAPartBackThenTheRest() {
        Answer part = staff.refund(order.id(), 1299);
        assertThat(part.status()).as(part.body().toString()).isEqualTo(201);
        assertThat(part.text("status")).isEqualTo("succeeded");
        assertThat(part.body().get("refunded_cents").asLong()).isEqualTo(1299);
        assertThat(staff.get(part.header("Location")).body()).isEqualTo(part.body());

        Answer rest = staff.refund(order.id(), TOTAL - 1299);
        assertThat(rest.status()).isEqualTo(201);
        Answer now = customer.get("/v1/orders/" + order.id());
        assertThat(now.text("status")).isEqualTo("paid");
        assertThat(now.body().get("refunded_cents").asLong()).isEqualTo(TOTAL);
        assertThat(now.body().get("payment").get("status").asString()).isEqualTo("refunded");
        assertThat(now.body().get("timeline"))
                .extracting(moment -> moment.get("event").asString())
                .containsExactly("placed", "paid", "refunded", "refunded");
        assertThat(bankGaveBack()).isEqualTo(TOTAL);
        assertThat(count("select count(*) from audit_entry where subject = ? and action = 'refund'", order.id()))
                .as("A1")
                .isEqualTo(2);
        assertThat(count("select count(*) from audit_break() broken where broken is not null"))
                .as("A1")
                .isZero();
        Answer more = staff.refund(order.id(), 1);
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.problem()).isEqualTo("refund-too-large");
    }

    @Test
    void answersTheSameToTheSameKey() {
        Map<String, Object> body = Map.of("amount_cents", 100, "reason", "late");
        Answer first = staff.refund(order.id(), "key", body);
        Answer again = staff.refund(order.id(), "key", body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(staff.refund(order.id(), "key", Map.of("amount_cents", 101, "reason", "late"))
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(refunded()).isEqualTo(100);
        assertThat(bankGaveBack()).isEqualTo(100);
    }

    @Test
    void letsOneOfManyAtOnceThrough() throws Exception {
        List<Callable<Answer>> wishes = IntStream.range(0, 12)
                .<Callable<Answer>>mapToObj(i -> () -> staff.refund(order.id(), TOTAL))
                .toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = pool.invokeAll(wishes).stream()
                    .map(Future::resultNow)
                    .map(Answer::status)
                    .sorted()
                    .toList();
            assertThat(statuses.getFirst()).isEqualTo(201);
            assertThat(statuses.subList(1, 12)).containsOnly(409);
        }
        assertThat(bankGaveBack()).isEqualTo(TOTAL);
    }

    @Test
    void asksWhenTheAnswerIsLostAndCountsOnce() {
        PAYMENTS.refundSays.add("lost");
        PAYMENTS.refundSays.add("unknown");
        Answer unclear = staff.refund(order.id(), 700);
        assertThat(unclear.status()).isEqualTo(202);
        assertThat(unclear.text("status")).isEqualTo("unknown");
        assertThat(staff.refund(order.id(), 1).problem()).isEqualTo("refund-in-progress");
        Await.until("it is known", () -> refunded() == 700);
        assertThat(bankGaveBack()).isEqualTo(700);
        assertThat(staff.get(unclear.header("Location")).text("status")).isEqualTo("succeeded");
        assertThat(count("select refunding_cents from orders where id = ?", order.id()))
                .isZero();
    }

    @Test
    void hearsOfItsEndByEventToo() {
        PAYMENTS.refundSays.addAll(List.of("pending", "pending", "pending"));
        Answer pending = staff.refund(order.id(), 700);
        assertThat(pending.status()).isEqualTo(202);
        Map<String, Object> made = Map.of(
                "refund_id",
                pending.id(),
                "payment_id",
                paymentOf(order.id()),
                "order_id",
                order.id(),
                "amount_cents",
                700,
                "currency",
                "USD",
                "refunded_total_cents",
                700);
        PAYMENTS.publish("refund-made", "payment", paymentOf(order.id()), 3, made);
        PAYMENTS.publish("refund-made", "payment", paymentOf(order.id()), 3, made);
        Await.until("the news is read", () -> refunded() == 700);
        Await.until(
                "its process is over",
                () -> count("select count(*) from saga where order_id = ? and finished_at is null", order.id()) == 0);
        assertThat(count("select count(*) from outbox where type = 'order-refunded' and aggregateid = ?", order.id()))
                .isEqualTo(1);
    }

    @Test
    void freesWhatTheBankRefuses() {
        PAYMENTS.refundSays.add("failed");
        Map<String, Object> body = withCopies(2);
        Answer refused = staff.refund(order.id(), "refused", body);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("refund-refused");
        assertThat(staff.refund(order.id(), "refused", body).problem()).isEqualTo("refund-refused");
        assertThat(refunded()).isZero();
        assertThat(staff.refund(order.id(), "better", body).status()).isEqualTo(201);
    }

    private Map<String, Object> withCopies(int quantity) {
        return Map.of(
                "amount_cents",
                1299,
                "reason",
                "sent back",
                "restock",
                List.of(Map.of("book_id", book, "quantity", quantity)));
    }

    @Test
    void tellsInventoryWhichCopiesCameBackAndNeverMoreThanWereSold() {
        Answer first = staff.refund(order.id(), "one", withCopies(1));
        assertThat(first.status()).isEqualTo(201);
        assertThat(staff.refund(order.id(), "two", withCopies(2)).problem()).isEqualTo("restock-too-large");
        String told = jdbc.sql("select payload::text from outbox where type = 'order-refunded' and aggregateid = ?")
                .params(order.id())
                .query(String.class)
                .single();
        assertThat(told).contains(first.text("id"), book.toString()).doesNotContain("sent back");
        assertThat(refunded()).isEqualTo(1299);
    }

    @Test
    void paysTheRestBackWhenTheOrderIsCancelledWhileARefundIsUnderWay() {
        PAYMENTS.refundSays.add("lost");
        staff.refund(order.id(), 700);
        assertThat(customer.post("/v1/orders/" + order.id() + "/cancel", Map.of())
                        .text("status"))
                .isEqualTo("cancelled");
        Await.until("all is back", () -> refunded() == TOTAL);
        assertThat(bankGaveBack()).isEqualTo(TOTAL);
        assertThat(staff.refund(order.id(), 1).problem()).isEqualTo("order-not-refundable");
    }

    @Test
    void goesOnAfterAProcessDied() {
        PAYMENTS.refundSays.add("unknown");
        Answer unclear = staff.refund(order.id(), 700);
        jdbc.sql("update saga set lease_token = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 s' "
                        + "where order_id = ? and name = ?")
                .params(order.id(), "refund:" + unclear.id())
                .update();
        Await.until("another carries on", () -> refunded() == 700);
        assertThat(bankGaveBack()).isEqualTo(700);
    }

    @Test
    void isBoundedByTheDatabaseItself() {
        assertThatThrownBy(() -> jdbc.sql("update orders set refunding_cents = total_cents + 1 where id = ?")
                        .params(order.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update order_line set restocked = 3 where order_id = ?")
                        .params(order.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount_cents\": 0, \"reason\": \"r\"}                    | 400 | invalid-request",
                "{\"amount_cents\": -1, \"reason\": \"r\"}                   | 400 | invalid-request",
                "{\"amount_cents\": 3098, \"reason\": \"r\"}                 | 422 | refund-too-large",
                "{\"amount_cents\": 9007199254740993, \"reason\": \"r\"}     | 422 | refund-too-large",
                "{\"amount_cents\": 9223372036854775808, \"reason\": \"r\"}  | 400 | malformed-body ",
                "{\"amount_cents\": \"100\", \"reason\": \"r\"}              | 400 | invalid-request",
                "{\"amount_cents\": 1.5, \"reason\": \"r\"}                  | 400 | invalid-request",
                "{\"amount_cents\": 100}                                     | 400 | invalid-request",
                "{\"amount_cents\": 100, \"reason\": \" \"}                  | 400 | invalid-request",
                "{\"reason\": \"r\"}                                         | 400 | invalid-request",
                "{\"amount_cents\": 1, \"reason\": \"r\", \"currency\": \"USD\"} | 400 | invalid-request",
                "{\"amount_cents\": 1, \"reason\": \"r\", \"restock\": [{\"book_id\": \"0199f2a1-1111-7111-8111-111111111111\", \"quantity\": 1}]} | 422 | unknown-book",
                "{\"amount_cents\": 1, \"reason\": \"r\", \"restock\": [{\"book_id\": \"x\", \"quantity\": 1}]} | 400 | invalid-request",
                "{\"amount_cents\": 1, \"reason\": \"r\", \"restock\": [null]} | 400 | invalid-request"
            })
    void refusesBadInput(String body, int status, String problem) {
        Answer answer = staff.with("Idempotency-Key", UUID.randomUUID().toString())
                .send("POST", "/v1/admin/orders/" + order.id() + "/refunds", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(refunded()).isZero();
        assertThat(count("select count(*) from order_refund where order_id = ?", order.id()))
                .isZero();
    }

    @Test
    void isForStaffWithAKeyAndAPaidOrder() {
        String path = "/v1/admin/orders/" + order.id() + "/refunds";
        Map<String, Object> body = Map.of("amount_cents", 1, "reason", "r");
        assertThat(staff.post(path, body).problem()).isEqualTo("idempotency-key-missing");
        assertThat(customer.with("Idempotency-Key", "k").post(path, body).status())
                .isEqualTo(403);
        assertThat(guest().with("Idempotency-Key", "k").post(path, body).status())
                .isEqualTo(401);
        assertThat(staff.refund(UUID.randomUUID(), 1).status()).isEqualTo(404);
        Answer unpaid = customer.buyNow(book, 1, "pm_card_authenticationRequired");
        assertThat(staff.refund(unpaid.id(), 1).problem()).isEqualTo("order-not-refundable");
        assertThat(staff.get(path + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
