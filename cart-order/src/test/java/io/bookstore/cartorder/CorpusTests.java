package io.bookstore.cartorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.ShopState;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The corpora C (cart) and O (orders and checkout): each row is answered with exactly its code and problem, and changes
 * neither a table nor a cart. Corpus G runs in {@link BadBodyTests} against every endpoint.
 */
class CorpusTests extends RunningShop {

    @Autowired
    private StringRedisTemplate redis;

    private UUID book;
    private UUID orderOfSomebody;
    private UUID shipped;
    private UUID paid;
    private Shopper guest;
    private Shopper customer;
    private Shopper staff;
    private Shopper used;
    private Shopper full;

    /** It was taken from the shelves, and we have heard of it. */
    private UUID unpublished;

    private record Row(String id, Supplier<Answer> request, int status, String problem) {}

    private static Row row(String id, int status, String problem, Supplier<Answer> request) {
        return new Row(id, request, status, problem);
    }

    @BeforeEach
    void makesAShopWithOrders() {
        book = book(50, 1299);
        Await.until("the catalog answers", () -> guest().add(book, 1).status() == 201);
        guest = guest().withCartOf(book, 1);
        customer = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
        orderOfSomebody = guest().asCustomer(UUID.randomUUID())
                .buyNow(book, 1, "pm_card_visa")
                .id();
        paid = customer.buyNow(book, 1, "pm_card_visa").id();
        shipped = customer.buyNow(book, 1, "pm_card_visa").id();
        staff.post("/v1/admin/orders/" + shipped + "/pack", Map.of());
        staff.post("/v1/admin/orders/" + shipped + "/ship", Map.of());
        used = guest().withCartOf(book, 2);
        assertThat(used.checkout("used", Shopper.checkoutBody("pm_card_visa")).status())
                .isEqualTo(201);
        unpublished = CATALOG.add("Gone", "paperback", 100);
        assertThat(guest().add(unpublished, 1).status()).isEqualTo(201);
        CATALOG.delete(unpublished);
        Await.until("we heard of it", () -> guest().add(unpublished, 1).status() == 404);
        full = guest().withCartOf(book(1, 100), 1);
        for (int line = 1; line < 200; line++) {
            assertThat(full.add(CATALOG.add("Volume " + line, "paperback", 100), 1)
                            .status())
                    .isEqualTo(200);
        }
    }

    @TestFactory
    Stream<DynamicTest> answersEachRowAndChangesNothing() {
        return Stream.of(cart(), keys(), checkout(), orders())
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.id(), () -> check(row)));
    }

    private void check(Row row) {
        ShopState state = new ShopState(jdbc, redis);
        String before = state.hash();
        Answer answer = row.request().get();
        assertThat(answer.status()).as(row.id() + " " + answer.body()).isEqualTo(row.status());
        assertThat(answer.problem()).isEqualTo(row.problem());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(state.hash()).as(row.id() + " changed something").isEqualTo(before);
    }

    private List<Row> cart() {
        return List.of(
                row("C-01 qty 0", 400, "invalid-request", () -> add("0")),
                row("C-02 qty -1", 400, "invalid-request", () -> add("-1")),
                row("C-03 qty 1.5", 400, "invalid-request", () -> add("1.5")),
                row("C-04 qty 101", 400, "invalid-request", () -> add("101")),
                row("C-05 qty 2^31", 400, "malformed-body", () -> add("2147483648")),
                row("C-06 qty \"1\"", 400, "invalid-request", () -> add("\"1\"")),
                row("C-07 unknown book", 404, "not-found", () -> guest.add(UUID.randomUUID(), 1)),
                row("C-08 unpublished book", 404, "not-found", () -> guest.add(unpublished, 1)),
                row("C-09 price in the body", 400, "invalid-request", () -> addWith("\"price_cents\":1")),
                row("C-10 discount in the body", 400, "invalid-request", () -> addWith("\"discount_cents\":1")),
                row("C-11 user_id in the body", 400, "invalid-request", () -> addWith("\"user_id\":\"x\"")),
                row("C-12 201st line", 422, "cart-full", () -> full.add(book, 1)),
                row("C-13 sum above 100", 422, "quantity-too-large", () -> guest.add(book, 100)),
                row(
                        "C-14 foreign cart",
                        404,
                        "not-found",
                        () -> guest().with("Cart-Token", orderOfSomebody.toString())
                                .cart()),
                row(
                        "C-15 empty cart token",
                        404,
                        "not-found",
                        () -> guest().with("Cart-Token", "").put("/v1/cart/" + book, Map.of("qty", 1))),
                row(
                        "C-16 cart token *",
                        404,
                        "not-found",
                        () -> guest().with("Cart-Token", "*").add(book, 1)),
                row(
                        "C-17 stale If-Match",
                        412,
                        "cart-changed",
                        () -> guest.with("If-Match", "\"999\"").put("/v1/cart/" + book, Map.of("qty", 2))),
                row(
                        "C-18 merge without an account",
                        401,
                        "unauthorized",
                        () -> guest.post("/v1/cart/merge", Map.of("cart_token", "x"))));
    }

    private List<Row> keys() {
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        Map<String, Object> other = Shopper.checkoutBody("pm_card_mastercard");
        return List.of(
                row("O-01 no key", 400, "idempotency-key-missing", () -> guest.post("/v1/checkout", body)),
                row("O-02 key of 0", 400, "idempotency-key-invalid", () -> guest.checkout("", body)),
                row("O-03 key of 256", 400, "idempotency-key-invalid", () -> guest.checkout("x".repeat(256), body)),
                row("O-04 key with a blank", 400, "idempotency-key-invalid", () -> guest.checkout("a b", body)),
                row("O-05 key with a tab", 400, "idempotency-key-invalid", () -> guest.checkout("a\tb", body)),
                row(
                        "O-06 key used with another body",
                        422,
                        "idempotency-key-reused",
                        () -> used.checkout("used", other)),
                row(
                        "O-07 key used on another route",
                        422,
                        "idempotency-key-reused",
                        () -> used.buyNow("used", items("[{\"book_id\":\"" + book + "\",\"quantity\":1}]"))));
    }

    private List<Row> checkout() {
        return List.of(
                row("O-10 total", 400, "invalid-request", () -> checkoutWith("total_cents", 1)),
                row("O-11 price", 400, "invalid-request", () -> checkoutWith("price", 1)),
                row("O-12 currency usd", 400, "invalid-request", () -> checkoutWith("currency", "usd")),
                row("O-13 currency XXX", 400, "invalid-request", () -> checkoutWith("currency", "XXX")),
                row("O-14 status", 400, "invalid-request", () -> checkoutWith("status", "paid")),
                row("O-15 user_id", 400, "invalid-request", () -> checkoutWith("user_id", UUID.randomUUID())),
                row("O-16 address of another", 404, "not-found", this::checkoutToAnAddressOfAnother),
                row("O-17 empty cart", 409, "cart-empty", () -> customer.checkout("pm_card_visa")),
                row(
                        "O-18 another total than shown",
                        409,
                        "price-changed",
                        () -> checkoutWith("expected_total_cents", 1)),
                row("O-19 coupon %", 422, "coupon-unknown", () -> guest.post("/v1/cart/coupons", Map.of("code", "%"))),
                row(
                        "O-20 coupon of 1,000",
                        422,
                        "coupon-unknown",
                        () -> guest.post("/v1/cart/coupons", Map.of("code", "x".repeat(1_000)))),
                row(
                        "O-21 expired coupon",
                        422,
                        "coupon-unknown",
                        () -> guest.post("/v1/cart/coupons", Map.of("code", "SUMMER2019"))),
                row(
                        "O-22 quantity 10,001",
                        400,
                        "invalid-request",
                        () -> guest.buyNow("q", items("[{\"book_id\":\"" + book + "\",\"quantity\":10001}]"))),
                row(
                        "O-23 unknown book named",
                        404,
                        "unknown-book",
                        () -> guest.buyNow(
                                "u", items("[{\"book_id\":\"" + UUID.randomUUID() + "\",\"quantity\":1}]"))));
    }

    private List<Row> orders() {
        List<Row> rows = List.of(
                row(
                        "O-30 cancel a shipped order",
                        409,
                        "order-not-cancellable",
                        () -> customer.post("/v1/orders/" + shipped + "/cancel", Map.of())),
                row(
                        "O-31 cancel the order of another",
                        404,
                        "not-found",
                        () -> customer.post("/v1/orders/" + orderOfSomebody + "/cancel", Map.of())),
                row(
                        "O-32 new address after packing",
                        409,
                        "order-not-changeable",
                        () -> customer.patch("/v1/orders/" + shipped, Map.of("shipping_addr", Shopper.address()))),
                row("O-33 refund 0", 400, "invalid-request", () -> staff.refund(paid, 0)),
                row("O-34 refund -1", 400, "invalid-request", () -> staff.refund(paid, -1)),
                row("O-35 refund more than the total", 422, "refund-too-large", () -> staff.refund(paid, 9_999_999)),
                row("O-36 refund by a shopper", 403, "forbidden", () -> customer.refund(paid, 1)),
                row(
                        "O-37 ship before packing",
                        409,
                        "order-not-movable",
                        () -> staff.post("/v1/admin/orders/" + paid + "/ship", Map.of())));
        Stream<Row> numbers = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> row("O-4" + n + " order " + n, 404, "not-found", () -> customer.get("/v1/orders/" + n)));
        return Stream.concat(rows.stream(), numbers).toList();
    }

    private Answer add(String qty) {
        return guest.send("POST", "/v1/cart", "{\"book_id\":\"" + book + "\",\"qty\":" + qty + "}");
    }

    private Answer addWith(String field) {
        return guest.send("POST", "/v1/cart", "{\"book_id\":\"" + book + "\",\"qty\":1," + field + "}");
    }

    private Answer checkoutWith(String field, Object value) {
        Map<String, Object> body = new LinkedHashMap<>(Shopper.checkoutBody("pm_card_visa"));
        body.put(field, value);
        return guest.checkout("k", body);
    }

    private Answer checkoutToAnAddressOfAnother() {
        Map<String, Object> body = new LinkedHashMap<>(Shopper.checkoutBody("pm_card_visa"));
        body.remove("shipping_addr");
        body.put("address_id", UUID.randomUUID());
        return guest.checkout("k", body);
    }

    private static Map<String, Object> items(String items) {
        Map<String, Object> body = new LinkedHashMap<>(Shopper.checkoutBody("pm_card_visa"));
        body.put("items", tools.jackson.databind.json.JsonMapper.shared().readTree(items));
        return body;
    }
}
