package io.bookstore.cartorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.ShopState;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The corpus R (after the sale): each row is answered with exactly its code and problem, and changes nothing. */
class AfterSaleCorpusTests extends RunningShop {

    @Autowired
    private StringRedisTemplate redis;

    private UUID book;
    private UUID ebook;
    private Shopper customer;
    private Shopper stranger;
    private Shopper staff;
    private UUID paid;
    private UUID delivered;
    private UUID asked;
    private UUID received;

    private record Row(String id, int status, String problem, Supplier<Answer> request) {}

    @BeforeEach
    void sellsAndTakesBack() {
        book = book(50, 1299);
        ebook = CATALOG.add("Emma", "ebook", 499);
        INVENTORY.stock(ebook, 5);
        customer = guest().asCustomer(UUID.randomUUID());
        stranger = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
        paid = customer.buyNow(book, 1, "pm_card_visa").id();
        Map<String, Object> both = Shopper.checkoutBody("pm_card_visa");
        both.put("items", List.of(Map.of("book_id", book, "quantity", 3), Map.of("book_id", ebook, "quantity", 1)));
        delivered = customer.buyNow(UUID.randomUUID().toString(), both).id();
        for (String move : List.of("pack", "ship", "deliver")) {
            desk(delivered, move, Map.of());
        }
        asked = ask(customer, delivered, book, 1).id();
        received = ask(customer, delivered, book, 1).id();
        decide(received, "receive", came(1, 0));
    }

    private Answer desk(UUID order, String what, Object body) {
        return staff.post("/v1/admin/orders/" + order + "/" + what, body);
    }

    private Answer decide(UUID back, String what, Object body) {
        return staff.post("/v1/admin/returns/" + back + "/" + what, body);
    }

    private static Answer ask(Shopper who, UUID order, UUID book, int copies) {
        return who.post(
                "/v1/orders/" + order + "/returns",
                Map.of("items", List.of(Map.of("book_id", book, "quantity", copies, "reason", "other"))));
    }

    private Map<String, Object> came(int restocked, int writtenOff) {
        return Map.of("items", List.of(Map.of("book_id", book, "restocked", restocked, "written_off", writtenOff)));
    }

    private Answer refund(UUID order, UUID back, long cents) {
        return staff.refund(
                order, UUID.randomUUID().toString(), Map.of("amount_cents", cents, "reason", "r", "return_id", back));
    }

    private Answer parcel(UUID order, UUID of, int copies) {
        return desk(order, "parcels", Map.of("lines", List.of(Map.of("book_id", of, "quantity", copies))));
    }

    @TestFactory
    Stream<DynamicTest> refusesAndChangesNothing() {
        return Stream.concat(Stream.concat(returns(), refunds()), goods())
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> {
                    ShopState state = new ShopState(jdbc, redis);
                    String before = state.hash();
                    Answer answer = row.request().get();
                    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(row.status());
                    assertThat(answer.problem()).isEqualTo(row.problem());
                    assertThat(state.hash()).isEqualTo(before);
                }));
    }

    private Stream<Row> returns() {
        return Stream.of(
                new Row("R-01 before it arrived", 409, "order-not-returnable", () -> ask(customer, paid, book, 1)),
                new Row("R-02 more than is left", 409, "return-too-large", () -> ask(customer, delivered, book, 2)),
                new Row("R-03 an e-book", 422, "not-returnable", () -> ask(customer, delivered, ebook, 1)),
                new Row("R-04 another book", 422, "unknown-book", () -> ask(customer, delivered, UUID.randomUUID(), 1)),
                new Row("R-05 of another", 404, "not-found", () -> ask(stranger, delivered, book, 1)),
                new Row("R-06 nothing", 400, "invalid-request", () -> ask(customer, delivered, book, 0)),
                new Row(
                        "R-07 decided by a shopper",
                        403,
                        "forbidden",
                        () -> customer.post("/v1/admin/returns/" + asked + "/approve", Map.of())),
                new Row("R-08 refused without words", 400, "invalid-request", () -> decide(asked, "refuse", Map.of())),
                new Row(
                        "R-09 received twice",
                        409,
                        "return-not-movable",
                        () -> decide(received, "receive", came(1, 0))),
                new Row(
                        "R-10 refused when received",
                        409,
                        "return-not-movable",
                        () -> decide(received, "refuse", Map.of("note", "no"))),
                new Row("R-11 more than asked", 422, "received-too-many", () -> decide(asked, "receive", came(1, 1))),
                new Row("R-12 minus one", 400, "invalid-request", () -> decide(asked, "receive", came(-1, 1))));
    }

    private Stream<Row> refunds() {
        return Stream.of(
                new Row("R-20 not received", 409, "return-not-refundable", () -> refund(delivered, asked, 100)),
                new Row("R-21 of another order", 409, "return-not-refundable", () -> refund(paid, received, 100)),
                new Row("R-22 above the payment", 422, "refund-too-large", () -> refund(delivered, received, 999_999)),
                new Row("R-23 zero", 400, "invalid-request", () -> refund(delivered, received, 0)));
    }

    private Stream<Row> goods() {
        return Stream.of(
                new Row("R-30 part before packing", 409, "order-not-movable", () -> parcel(paid, book, 1)),
                new Row("R-31 part after all left", 409, "order-not-movable", () -> parcel(delivered, book, 1)),
                new Row(
                        "R-32 link to a printed book",
                        422,
                        "not-downloadable",
                        () -> customer.post("/v1/orders/" + delivered + "/downloads", Map.of("book_id", book))),
                new Row(
                        "R-33 link before the file",
                        409,
                        "file-not-ready",
                        () -> customer.post("/v1/orders/" + delivered + "/downloads", Map.of("book_id", ebook))),
                new Row(
                        "R-34 link by another",
                        404,
                        "not-found",
                        () -> stranger.post("/v1/orders/" + delivered + "/downloads", Map.of("book_id", ebook))),
                new Row(
                        "R-35 invoice of another",
                        404,
                        "not-found",
                        () -> stranger.get("/v1/orders/" + delivered + "/invoice")),
                new Row("R-36 invoice by number", 404, "not-found", () -> customer.get("/v1/orders/1/invoice")));
    }
}
