package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Bad input of kind O: exact codes, problem+json, and nothing changes. */
class OrderBadInputTests extends RunningShop {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UUID book;
    private Shopper guest;

    @BeforeEach
    void fillsACart() {
        book = CATALOG.add("Emma", "paperback", 1299);
        INVENTORY.stock(book, 50);
        guest = guest().withCartOf(book, 1);
    }

    private void refused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.text("trace_id")).isNotEmpty();
        assertThat(count("select count(*) from order_line where book_id = ?", book))
                .isZero();
    }

    /** A body in which one value, named by its path, is replaced by this JSON. */
    private static String body(String path, String value) {
        String text = JSON.writeValueAsString(Shopper.checkoutBody("pm_card_visa"));
        var tree = JSON.readTree(text);
        String[] names = path.split("\\.");
        var at = (tools.jackson.databind.node.ObjectNode) tree;
        for (int i = 0; i < names.length - 1; i++) {
            at = (tools.jackson.databind.node.ObjectNode) at.get(names[i]);
        }
        if (value.equals("absent")) {
            at.remove(names[names.length - 1]);
        } else {
            at.set(names[names.length - 1], JSON.readTree(value));
        }
        return tree.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "total_cents                  | 1",
                "price                        | 1",
                "currency                     | \"usd\"",
                "status                       | \"paid\"",
                "user_id                      | \"00000000-0000-0000-0000-000000000001\"",
                "discount_cents               | 1298",
                "payment_info                 | absent",
                "payment_info                 | null",
                "payment_info                 | []",
                "payment_info                 | {}",
                "payment_info.card_number     | \"4242424242424242\"",
                "payment_info.payment_method  | \"4242424242424242\"",
                "payment_info.payment_method  | \"pm_\"",
                "payment_info.payment_method  | 17",
                "payment_info.provider        | \"cash\"",
                "shipping_addr                | absent",
                "shipping_addr                | \"here\"",
                "shipping_addr.name           | absent",
                "shipping_addr.name           | \" \"",
                "shipping_addr.name           | \"a\\nb\"",
                "shipping_addr.name           | 5",
                "shipping_addr.line1          | absent",
                "shipping_addr.city           | null",
                "shipping_addr.postal_code    | \"123456789012345678901\"",
                "shipping_addr.postal_code    | 12345",
                "shipping_addr.country        | absent",
                "shipping_addr.country        | \"us\"",
                "shipping_addr.country        | \"USA\"",
                "shipping_addr.country        | \"XX\"",
                "shipping_addr.planet         | \"Mars\"",
                "shipping_method              | \"\"",
                "shipping_method              | 1",
                "email                        | absent",
                "email                        | \"\"",
                "email                        | \"nobody\"",
                "email                        | \"a@b\\r\\nBcc: c@d\"",
                "expected_total_cents         | -1",
                "expected_total_cents         | 1.5",
                "expected_total_cents         | \"1798\"",
                "address_id                   | \"17\"",
            })
    void refusesWhatTheSchemaDoesNotAllow(String path, String value) {
        Answer answer = guest.with("Idempotency-Key", "k").send("POST", "/v1/checkout", body(path, value));
        refused(answer, 400, "invalid-request");
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        Shopper keyed = guest.with("Idempotency-Key", "k");
        String items = "[{\"book_id\":\"" + book + "\",\"quantity\":2147483648}]";
        refused(keyed.send("POST", "/v1/orders", body("items", items)), 400, "malformed-body");
        String total = body("expected_total_cents", "9223372036854775808");
        refused(keyed.send("POST", "/v1/checkout", total), 400, "malformed-body");
    }

    @Test
    void refusesLongFields() {
        for (String field : List.of("name", "line1", "line2", "city", "postal_code", "state")) {
            Map<String, Object> address = Shopper.address();
            address.put(field, "x".repeat(300));
            Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
            body.put("shipping_addr", address);
            refused(guest.checkout("k", body), 400, "invalid-request");
        }
    }

    @Test
    void wantsAnIdempotencyKey() {
        refused(guest.post("/v1/checkout", Shopper.checkoutBody("pm_card_visa")), 400, "idempotency-key-missing");
        refused(guest.checkout("x".repeat(256), Shopper.checkoutBody("pm_card_visa")), 400, "idempotency-key-invalid");
        refused(guest.checkout("", Shopper.checkoutBody("pm_card_visa")), 400, "idempotency-key-invalid");
    }

    @Test
    void keepsTheKeysOfTwoOwnersApart() {
        Shopper other = guest().withCartOf(book, 1);
        Answer first = guest.checkout("same", Shopper.checkoutBody("pm_card_visa"));
        Answer second = other.checkout("same", Shopper.checkoutBody("pm_card_mastercard"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesAnEmptyCart() {
        guest.delete("/v1/cart");
        refused(guest.checkout("pm_card_visa"), 409, "cart-empty");
        refused(guest().checkout("pm_card_visa"), 409, "cart-empty");
        refused(guest().asCustomer(UUID.randomUUID()).checkout("pm_card_visa"), 409, "cart-empty");
        refused(
                guest().post("/v1/checkout/quote", Map.of("shipping_addr", Map.of("country", "US"))),
                409,
                "cart-empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "unknown-token-of-nobody", "%"})
    void refusesAnUnknownCart(String token) {
        refused(guest().with("Cart-Token", token).checkout("pm_card_visa"), 404, "not-found");
    }

    @Test
    void refusesWhatItCannotDo() {
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        body.put("payment_info", Map.of("provider", "paypal"));
        refused(guest.checkout("k", body), 422, "payment-provider-unavailable");

        body = Shopper.checkoutBody("pm_card_visa");
        body.put("shipping_method", "rocket");
        refused(guest.checkout("k", body), 422, "shipping-method-unknown");

        Map<String, Object> far = Shopper.address();
        far.put("country", "KP");
        body = Shopper.checkoutBody("pm_card_visa");
        body.put("shipping_addr", far);
        refused(guest.checkout("k", body), 422, "no-delivery");

        body = Shopper.checkoutBody("pm_card_visa");
        body.put("address_id", UUID.randomUUID());
        refused(guest.checkout("k", body), 400, "invalid-request");
        body.remove("shipping_addr");
        refused(guest.checkout("k", body), 404, "not-found");
    }

    @Test
    void refusesABookThatIsGone() {
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        refused(customer.buyNow(UUID.randomUUID(), 1, "pm_card_visa"), 404, "unknown-book");
        CATALOG.delete(book);
        io.bookstore.platform.testing.Await.until(
                "the book is gone", () -> guest.add(book, 1).status() == 404);
        refused(customer.buyNow(book, 1, "pm_card_visa"), 404, "unknown-book");
        refused(guest.checkout("pm_card_visa"), 409, "insufficient-stock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{}",
                "[null]",
                "[{}]",
                "[{\"book_id\":\"B\"}]",
                "[{\"book_id\":\"B\",\"quantity\":0}]",
                "[{\"book_id\":\"B\",\"quantity\":-1}]",
                "[{\"book_id\":\"B\",\"quantity\":1.5}]",
                "[{\"book_id\":\"B\",\"quantity\":10001}]",
                "[{\"book_id\":\"B\",\"quantity\":\"1\"}]",
                "[{\"book_id\":\"B\",\"quantity\":1,\"unit_price_cents\":1}]",
                "[{\"book_id\":\"B\",\"quantity\":1},{\"book_id\":\"B\",\"quantity\":1}]",
                "[{\"book_id\":\"17\",\"quantity\":1}]"
            })
    void refusesBadItems(String items) {
        String body = body("items", items.replace("B", book.toString()));
        refused(guest.with("Idempotency-Key", "k").send("POST", "/v1/orders", body), 400, "invalid-request");
    }

    @Test
    void refusesTooManyItemsAndTooMuchMoney() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            items.add(Map.of("book_id", UUID.randomUUID(), "quantity", 1));
        }
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        body.put("items", items);
        refused(guest.buyNow("k", body), 400, "invalid-request");
        UUID dear = CATALOG.add("First folio", "hardcover", 9_999_999_999L);
        refused(guest.buyNow(dear, 10_000, "pm_card_visa"), 422, "total-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/1",
                "/v1/orders/00000000-0000-0000-0000-000000000000",
                "/v1/orders/1%20OR%201=1",
                "/v1/orders/%27"
            })
    void hidesWhatIsNoOrder(String path) {
        refused(guest.get(path), 404, "not-found");
        refused(guest().as(TestTokens.staff()).get(path), 404, "not-found");
        refused(guest.post(path + "/cancel", Map.of()), 404, "not-found");
    }

    @Test
    void hidesAnOrderFromEverybodyElse() {
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        Answer order = customer.buyNow(book, 1, "pm_card_visa");
        String path = "/v1/orders/" + order.id();
        List<Shopper> others = List.of(
                guest(),
                guest,
                guest().asCustomer(UUID.randomUUID()),
                guest().with("Order-Token", ""),
                guest().with("Order-Token", "null"),
                guest().with("Order-Token", "%"));
        String unknown = guest().get("/v1/orders/" + UUID.randomUUID()).text("detail");
        for (Shopper other : others) {
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.get(path).text("detail")).isEqualTo(unknown);
            assertThat(other.post(path + "/cancel", Map.of()).status()).isEqualTo(404);
            assertThat(other.patch(path, Map.of("shipping_addr", Shopper.address()))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(customer.get(path).text("status")).isEqualTo("paid");
    }

    @Test
    void closesListsToStrangersAndBadParameters() {
        refused(guest.get("/v1/orders"), 401, "unauthorized");
        refused(guest.get("/v1/admin/orders"), 401, "unauthorized");
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        refused(customer.get("/v1/orders?limit=0"), 400, "invalid-request");
        refused(customer.get("/v1/orders?limit=x"), 400, "invalid-request");
        refused(customer.get("/v1/orders?offset=-1"), 400, "invalid-request");
        refused(customer.get("/v1/orders?user_id=1"), 400, "invalid-request");
        refused(customer.get("/v1/orders?after=nonsense"), 400, "invalid-request");
        assertThat(customer.get("/v1/orders?limit=1000").body().get("limit").asInt())
                .isEqualTo(200);
        assertThat(customer.get("/v1/orders?offset=1000000").body().get("total").asInt())
                .isZero();
        Shopper staff = guest().as(TestTokens.staff());
        refused(staff.get("/v1/admin/orders?status=lost"), 400, "invalid-request");
        refused(staff.get("/v1/admin/orders?book_id=17"), 400, "invalid-request");
        assertThat(staff.get("/v1/admin/orders?q=%25'--").body().get("total").asInt())
                .isZero();
    }
}
