package io.bookstore.cartorder.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Books that come back: never more than were delivered, restocked once, paid for once. */
class ReturnIntegrationTests extends RunningShop {

    private UUID book;
    private Shopper customer;
    private Shopper staff;
    private Answer order;

    @BeforeEach
    void delivers() {
        book = book(10, 1299);
        customer = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
        order = delivered(3);
    }

    private Answer delivered(int copies) {
        Answer bought = customer.buyNow(book, copies, "pm_card_visa");
        assertThat(bought.status()).as(bought.body().toString()).isEqualTo(201);
        String desk = "/v1/admin/orders/" + bought.id();
        staff.post(desk + "/pack", Map.of());
        staff.post(desk + "/ship", Map.of());
        assertThat(staff.post(desk + "/deliver", Map.of()).text("status")).isEqualTo("delivered");
        return bought;
    }

    private String returns() {
        return "/v1/orders/" + order.id() + "/returns";
    }

    private Map<String, Object> items(int quantity) {
        return Map.of("items", List.of(Map.of("book_id", book, "quantity", quantity, "reason", "damaged")));
    }

    private Answer desk(Answer back, String what, Object body) {
        return staff.post("/v1/admin/returns/" + back.id() + "/" + what, body);
    }

    private Map<String, Object> came(int restocked, int writtenOff) {
        return Map.of("items", List.of(Map.of("book_id", book, "restocked", restocked, "written_off", writtenOff)));
    }

    private Answer refundFor(Answer back, long cents) {
        return staff.refund(
                order.id(),
                UUID.randomUUID().toString(),
                Map.of("amount_cents", cents, "reason", "return", "return_id", back.id()));
    }

    private long events(Answer back, String type) {
        return count("select count(*) from outbox where type = ? and aggregateid = ?", type, back.id());
    }

    @Test
    void goesFromTheWishToTheMoney() {
        Answer back = customer.post(returns(), items(2));
        assertThat(back.status()).as(back.body().toString()).isEqualTo(201);
        assertThat(back.text("status")).isEqualTo("requested");
        assertThat(customer.get(back.header("Location")).body()).isEqualTo(back.body());
        assertThat(refundFor(back, 1).problem()).isEqualTo("return-not-refundable");

        assertThat(desk(back, "approve", Map.of("note", "Send it to us")).text("status"))
                .isEqualTo("approved");
        Answer received = desk(back, "receive", came(1, 1));
        assertThat(received.text("status")).isEqualTo("received");
        assertThat(desk(back, "receive", came(1, 1)).problem()).isEqualTo("return-not-movable");

        Answer refund = refundFor(back, 2598);
        assertThat(refund.status()).as(refund.body().toString()).isEqualTo(201);
        assertThat(refundFor(back, 1).problem()).isEqualTo("return-not-refundable");
        Answer now = customer.get(back.header("Location"));
        assertThat(now.text("status")).isEqualTo("refunded");
        assertThat(now.body().get("refund").get("amount_cents").asLong()).isEqualTo(2598);
        assertThat(now.text("decision_note")).isEqualTo("Send it to us");
        assertThat(PAYMENTS.refundedOf(paymentOf(order.id()))).isEqualTo(2598);
        assertThat(customer.get("/v1/orders/" + order.id()).body().get("timeline"))
                .extracting(moment -> moment.get("event").asString())
                .containsSubsequence("delivered", "return_requested", "return_approved", "return_received", "refunded");
        assertThat(List.of(
                        events(back, "return-requested"),
                        events(back, "return-approved"),
                        events(back, "return-received")))
                .containsOnly(1L);
    }

    @Test
    void neverTakesBackMoreThanWasDelivered() {
        assertThat(customer.post(returns(), items(4)).problem()).isEqualTo("return-too-large");
        assertThat(customer.post(returns(), items(2)).status()).isEqualTo(201);
        assertThat(customer.post(returns(), items(2)).problem()).isEqualTo("return-too-large");
        assertThat(customer.post(returns(), items(1)).status()).isEqualTo(201);
        assertThatThrownBy(() -> jdbc.sql("update order_line set returned = quantity + 1 where order_id = ?")
                        .params(order.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void letsAsManyOfFiftyAtOnceThroughAsThereAreCopies() throws Exception {
        List<Callable<Answer>> wishes = IntStream.range(0, 50)
                .<Callable<Answer>>mapToObj(i -> () -> customer.post(returns(), items(1)))
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(10)) {
            List<Answer> answers =
                    pool.invokeAll(wishes).stream().map(Future::resultNow).toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .extracting(Answer::problem)
                    .containsOnly("return-too-large");
        }
        assertThat(customer.get(returns()).body().get("total").asInt()).isEqualTo(3);
    }

    @Test
    void isReceivedOnceByManyAtOnce() throws Exception {
        Answer back = customer.post(returns(), items(2));
        List<Callable<Answer>> hands = IntStream.range(0, 10)
                .<Callable<Answer>>mapToObj(i -> () -> desk(back, "receive", came(2, 0)))
                .toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pool.invokeAll(hands).stream().map(Future::resultNow).filter(answer -> answer.status() == 200))
                    .hasSize(1);
        }
        assertThat(events(back, "return-received")).isEqualTo(1);
        assertThat(count("select restocked from order_line where order_id = ?", order.id()))
                .isEqualTo(2);
    }

    @Test
    void givesWhatWasRefusedOrDidNotComeBackToBeSentAnotherTime() {
        Answer refused = customer.post(returns(), items(3));
        assertThat(desk(refused, "refuse", Map.of("note", "Read and torn")).text("status"))
                .isEqualTo("refused");
        Answer back = customer.post(returns(), items(3));
        assertThat(desk(back, "receive", came(0, 1)).status()).isEqualTo(200);
        assertThat(customer.post(returns(), items(3)).problem()).isEqualTo("return-too-large");
        assertThat(customer.post(returns(), items(2)).status()).isEqualTo(201);
    }

    @Test
    void neverRestocksCopiesThatCameBackWithARefundBefore() {
        staff.refund(
                order.id(),
                "with-copies",
                Map.of("amount_cents", 100, "reason", "r", "restock", List.of(Map.of("book_id", book, "quantity", 2))));
        Answer back = customer.post(returns(), items(3));
        assertThat(desk(back, "receive", came(2, 0)).problem()).isEqualTo("restock-too-large");
        assertThat(desk(back, "receive", came(4, 0)).problem()).isEqualTo("received-too-many");
        assertThat(customer.get(back.header("Location")).text("status")).isEqualTo("requested");
        assertThat(desk(back, "receive", came(1, 2)).status()).isEqualTo(200);
    }

    @Test
    void letsOneRefundThroughPerReturnAndNeverMoreThanWasPaid() throws Exception {
        Answer back = customer.post(returns(), items(3));
        desk(back, "receive", came(3, 0));
        assertThat(refundFor(back, 1_000_000).problem()).isEqualTo("refund-too-large");
        List<Callable<Answer>> hands = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> refundFor(back, 500))
                .toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pool.invokeAll(hands).stream().map(Future::resultNow).filter(answer -> answer.status() == 201))
                    .hasSize(1);
        }
        assertThat(PAYMENTS.refundedOf(paymentOf(order.id()))).isEqualTo(500);
    }

    @Test
    void makesRoomForAnotherRefundWhenTheBankRefusesOne() {
        Answer back = customer.post(returns(), items(1));
        desk(back, "receive", came(1, 0));
        PAYMENTS.refundSays.add("failed");
        assertThat(refundFor(back, 500).problem()).isEqualTo("refund-refused");
        assertThat(refundFor(back, 500).status()).isEqualTo(201);
    }

    @Test
    void answersTheSameToTheSameKey() {
        Shopper keyed = customer.with("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = keyed.post(returns(), items(1));
        assertThat(keyed.post(returns(), items(1)).text("id")).isEqualTo(first.text("id"));
        assertThat(keyed.post(returns(), items(2)).problem()).isEqualTo("idempotency-key-reused");
        assertThat(customer.get(returns()).body().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void comesAfterTheDeliveryAndBeforeTheTimeIsOver() {
        Answer paid = customer.buyNow(book, 1, "pm_card_visa");
        assertThat(customer.post("/v1/orders/" + paid.id() + "/returns", items(1))
                        .problem())
                .isEqualTo("order-not-returnable");
        jdbc.sql("update order_moment set at = at - interval '31 days' where order_id = ?")
                .params(order.id())
                .update();
        assertThat(customer.post(returns(), items(1)).problem()).isEqualTo("return-too-late");
        assertThat(staff.post(returns(), items(1)).status()).isEqualTo(201);
    }

    @Test
    void isForThoseWhoMaySeeTheOrderAndTheDeskForStaff() {
        Answer back = customer.post(returns(), items(1));
        Shopper stranger = guest().asCustomer(UUID.randomUUID());
        assertThat(stranger.get(returns()).status()).isEqualTo(404);
        assertThat(stranger.post(returns(), items(1)).status()).isEqualTo(404);
        assertThat(guest().post(returns(), items(1)).status()).isEqualTo(404);
        assertThat(customer.post("/v1/admin/returns/" + back.id() + "/receive", came(1, 0))
                        .status())
                .isEqualTo(403);
        assertThat(guest().get("/v1/admin/returns").status()).isEqualTo(401);
        assertThat(staff.get("/v1/admin/returns?status=requested&limit=1")
                        .body()
                        .get("data"))
                .hasSize(1);
        assertThat(staff.get("/v1/admin/returns?status=nonsense").status()).isEqualTo(400);
        assertThat(staff.get("/v1/admin/returns/" + back.id()).text("id")).isEqualTo(back.text("id"));
        assertThat(staff.get("/v1/admin/returns/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\": []}                                                        | 400 | invalid-request",
                "{\"items\": [null]}                                                    | 400 | invalid-request",
                "{}                                                                     | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": 0, \"reason\": \"other\"}]}  | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": -1, \"reason\": \"other\"}]} | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": 1.5, \"reason\": \"other\"}]} | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": 1, \"reason\": \"bored\"}]}  | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": 1}]}                       | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": 1, \"reason\": \"other\"}, {\"book_id\": \"B\", \"quantity\": 1, \"reason\": \"other\"}]} | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": 1, \"reason\": \"other\"}], \"wish\": \"gold\"} | 400 | invalid-request",
                "{\"items\": [{\"book_id\": \"0199f2a1-1111-7111-8111-111111111111\", \"quantity\": 1, \"reason\": \"other\"}]} | 422 | unknown-book",
                "{\"items\": [{\"book_id\": \"B\", \"quantity\": 10000, \"reason\": \"other\"}]} | 409 | return-too-large"
            })
    void refusesBadInput(String body, int status, String problem) {
        Answer answer = customer.send("POST", returns(), body.replace("\"B\"", "\"" + book + "\""));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(customer.get(returns()).body().get("total").asInt()).isZero();
        assertThat(count("select returned from order_line where order_id = ?", order.id()))
                .isZero();
    }
}
