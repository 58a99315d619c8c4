package io.bookstore.cartorder.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Promotions from the desk to the order. */
class PromotionIntegrationTests extends RunningShop {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Desk desk() {
        return new Desk(guest());
    }

    @Test
    void aCouponLowersCartQuoteAndOrderAlike() {
        UUID book = book(5, 1299);
        String code = desk().coupon(book, Map.of());
        Shopper guest = guest().withCartOf(book, 2);

        Answer cart = guest.post("/v1/cart/coupons", Map.of("code", " " + code.toLowerCase(java.util.Locale.ROOT)));
        Answer quote = guest.post("/v1/checkout/quote", Map.of("shipping_addr", Map.of("country", "US")));
        Answer order = guest.checkout("pm_card_visa");

        assertThat(cart.status()).as(cart.body().toString()).isEqualTo(200);
        assertThat(cart.body().get("coupons").get(0).asString()).isEqualTo(code);
        assertThat(List.of(cart, quote, order)).allSatisfy(answer -> {
            assertThat(answer.body().get("discount_cents").asLong()).isEqualTo(260); // 259.8
            assertThat(answer.body()
                            .get("price")
                            .get("discounts")
                            .get(0)
                            .get("code")
                            .asString())
                    .isEqualTo(code);
            assertThat(answer.body()
                            .get("price")
                            .get("lines")
                            .get(0)
                            .get("discounts")
                            .get(0)
                            .get("amount_cents")
                            .asLong())
                    .isEqualTo(260);
        });
        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().get("total_cents").asLong()).isEqualTo(2598 - 260 + 499);
        assertThat(guest.cart().body().get("coupons")).isEmpty();
        assertThat(count(
                        "select count(*) from promotion_redemption where order_id = ? and state = 'claimed'",
                        order.id()))
                .isEqualTo(1);
    }

    @Test
    void aPromotionWithoutACodeComesByItself() {
        UUID book = book(5, 1000);
        Map<String, Object> body = Desk.tenPercent(book);
        body.put("effect", Map.of("type", "buy_get", "buy", 2, "get", 1));
        UUID id = desk().make(body).id();

        Answer order = guest().withCartOf(book, 3).checkout("pm_card_visa");

        assertThat(order.body().get("discount_cents").asLong()).isEqualTo(1000);
        Answer shown = desk().get(id);
        assertThat(shown.body().get("uses").asLong()).isEqualTo(1);
        assertThat(shown.body().get("cost").get(0).get("discount_cents").asLong())
                .isEqualTo(1000);
    }

    @Test
    void freeShippingIsToldApartFromTheBooks() {
        UUID book = book(5, 1000);
        Map<String, Object> body = Desk.tenPercent(book);
        body.put("effect", Map.of("type", "free_shipping", "methods", List.of("standard")));
        desk().make(body);
        Shopper guest = guest().withCartOf(book, 1);

        Answer quote = guest.post("/v1/checkout/quote", Map.of("shipping_addr", Map.of("country", "US")));

        assertThat(quote.body().get("shipping_cents").asLong()).isZero();
        assertThat(quote.body().get("price").get("shipping_discount_cents").asLong())
                .isEqualTo(499);
        assertThat(quote.body()
                        .get("shipping_methods")
                        .get(0)
                        .get("price_cents")
                        .asLong())
                .isZero();
        assertThat(quote.body()
                        .get("shipping_methods")
                        .get(1)
                        .get("price_cents")
                        .asLong())
                .isEqualTo(1499);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ends_at               | \"2025-02-01T00:00:00Z\"      | coupon-expired",
                "starts_at             | \"2990-02-01T00:00:00Z\"      | coupon-not-started",
                "segment               | \"signed_in\"                 | coupon-not-for-you",
                "segment               | \"first_order\"               | coupon-not-for-you",
                "currency              | \"EUR\"                       | coupon-fits-nothing",
                "scope                 | {\"formats\":[\"hardcover\"]} | coupon-fits-nothing",
                "scope                 | {\"categories\":[\"poetry\"]} | coupon-fits-nothing",
                "active                | false                         | coupon-unknown",
            })
    void refusesACodeWithItsOwnProblem(String field, String value, String problem) {
        UUID book = book(5, 1299);
        String code = desk().coupon(book, Map.of(field, JSON.readTree(value)));
        Shopper guest = guest().withCartOf(book, 1);

        Answer refused = guest.post("/v1/cart/coupons", Map.of("code", code));

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(guest.cart().body().get("coupons")).isEmpty();
    }

    @Test
    void tellsHowMuchIsMissing() {
        UUID book = book(5, 1299);
        String code = desk().coupon(book, Map.of("min_basket_cents", 5000, "currency", "USD"));

        Answer refused = guest().withCartOf(book, 1).post("/v1/cart/coupons", Map.of("code", code));

        assertThat(refused.problem()).isEqualTo("coupon-basket-too-small");
        assertThat(refused.body().get("missing_cents").asLong()).isEqualTo(5000 - 1299);
    }

    @Test
    void aFirstOrderIsOne() {
        UUID book = book(9, 1000);
        String code = desk().coupon(book, Map.of("segment", "first_order"));
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        customer.add(book, 1);
        assertThat(customer.post("/v1/cart/coupons", Map.of("code", code)).status())
                .isEqualTo(200);
        assertThat(customer.checkout("pm_card_visa")
                        .body()
                        .get("discount_cents")
                        .asLong())
                .isEqualTo(100);

        customer.add(book, 1);

        assertThat(customer.post("/v1/cart/coupons", Map.of("code", code)).problem())
                .isEqualTo("coupon-not-for-you");
    }

    @Test
    void aCodeIsTakenOutAndOneThatIsNotThereIsUnknown() {
        UUID book = book(5, 1299);
        String code = desk().coupon(book, Map.of());
        Shopper guest = guest().withCartOf(book, 1);
        guest.post("/v1/cart/coupons", Map.of("code", code));

        Answer out = guest.delete("/v1/cart/coupons/" + code);

        assertThat(out.body().get("discount_cents").asLong()).isZero();
        assertThat(guest.delete("/v1/cart/coupons/" + code).problem()).isEqualTo("coupon-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "' or 1=1 --", "_____", "SAVE 10", "ß"})
    void whatNoCodeCanBeIsUnknown(String code) {
        Answer refused = guest().withCartOf(book(5, 1299), 1).post("/v1/cart/coupons", Map.of("code", code));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("coupon-unknown");
    }

    @Test
    void aCodeThatIsOverBeforeTheCheckoutChargesNobodyMore() {
        UUID book = book(5, 1000);
        String code = desk().coupon(book, Map.of());
        Shopper guest = guest().withCartOf(book, 1);
        guest.post("/v1/cart/coupons", Map.of("code", code));
        jdbc.sql("update promotion set ends_at = now() - interval '1 second' where code = ?")
                .params(code)
                .update();

        Answer refused = guest.checkout("pm_card_visa");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("price-changed");
        assertThat(refused.body()
                        .get("quote")
                        .get("refused_coupons")
                        .get(0)
                        .get("reason")
                        .asString())
                .isEqualTo("coupon-expired");
        assertThat(guest.cart().body().get("notices").toString()).contains("coupon-expired");
        Map<String, Object> agreed = Shopper.checkoutBody("pm_card_visa");
        agreed.put("expected_total_cents", 1000 + 499);
        assertThat(guest.checkout("agreed", agreed).status()).isEqualTo(201);
    }

    @Test
    void aDryRunTellsWhatItWouldHaveGivenAndChangesNothing() {
        UUID book = book(9, 2000);
        guest().withCartOf(book, 2).checkout("pm_card_visa");
        guest().withCartOf(book, 1).checkout("pm_card_visa");
        Map<String, Object> body = Desk.tenPercent(book);
        body.put("active", false);
        UUID id = desk().make(body).id();

        Answer report = desk().staff().post(Desk.PATH + "/" + id + "/dry-run", Map.of());

        assertThat(report.status()).as(report.body().toString()).isEqualTo(200);
        assertThat(report.body().get("sums").get(0).get("reached").asLong()).isEqualTo(2);
        assertThat(report.body().get("sums").get(0).get("discount_cents").asLong())
                .isEqualTo(600);
        assertThat(report.body().get("examples").get(0).get("discount_cents").asLong())
                .isEqualTo(400);
        assertThat(desk().get(id).body().get("uses").asLong()).isZero();
    }

    @Test
    void onlyStaffSeeTheDeskAndAChangeNamesItsVersion() {
        UUID book = book(5, 1000);
        Map<String, Object> body = Desk.tenPercent(book);
        body.put("code", Desk.code());
        Answer made = desk().make(body);
        String etag = made.header("ETag");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(Desk.PATH + "/" + made.id());
        assertThat(guest().get(Desk.PATH).status()).isEqualTo(401);
        assertThat(guest().as(TestTokens.customer(UUID.randomUUID()))
                        .get(Desk.PATH)
                        .status())
                .isEqualTo(403);
        assertThat(desk().make(body).problem()).isEqualTo("promotion-code-taken");
        body.put("name", "Twelve percent off");
        assertThat(desk().put(made.id(), null, body).status()).isEqualTo(428);
        assertThat(desk().put(made.id(), "\"7\"", body).status()).isEqualTo(412);
        Answer changed = desk().put(made.id(), etag, body);
        assertThat(changed.body().get("name").asString()).isEqualTo("Twelve percent off");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(desk().delete(made.id(), etag).status()).isEqualTo(412);
        assertThat(desk().staff()
                        .get(Desk.PATH + "/" + made.id() + "/changes")
                        .body()
                        .get("data"))
                .hasSize(2);
        assertThat(desk().delete(made.id(), "\"2\"").status()).isEqualTo(204);
        assertThat(desk().get(made.id()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "effect           | {\"type\":\"percent\"}                         | effect.basis_points",
                "effect           | {\"type\":\"percent\",\"basis_points\":0}      | effect.basis_points",
                "effect           | {\"type\":\"percent\",\"basis_points\":10001}  | effect.basis_points",
                "effect           | {\"type\":\"amount\"}                          | effect.amount_cents",
                "effect           | {\"type\":\"amount\",\"amount_cents\":100}     | currency",
                "effect           | {\"type\":\"buy_get\",\"buy\":2}               | effect.get",
                "effect           | {\"type\":\"cheapest_free\",\"at_least\":1}    | effect.at_least",
                "effect           | {\"type\":\"gift\"}                            | effect.type",
                "code             | \"%\"                                          | code",
                "segment          | \"vip\"                                        | segment",
                "currency         | \"XXY\"                                        | currency",
                "ends_at          | \"2024-01-01T00:00:00Z\"                       | ends_at",
                "min_basket_cents | 100                                            | currency",
                "max_uses         | 0                                              | max_uses",
                "name             | \" \"                                          | name",
            })
    void refusesBadTerms(String field, String value, String about) {
        ObjectNode body = (ObjectNode) JSON.readTree(JSON.writeValueAsString(Desk.tenPercent(UUID.randomUUID())));
        body.set(field, JSON.readTree(value));

        Answer refused = desk().staff().send("POST", Desk.PATH, body.toString());

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo(about);
    }

    @Test
    void pagesByOffsetAndByCursorAndFinds() {
        UUID book = book(1, 1000);
        String code = desk().coupon(book, Map.of());
        desk().coupon(book, Map.of());

        Answer first = desk().staff().get(Desk.PATH + "?limit=1");

        assertThat(first.body().get("total").asLong()).isGreaterThanOrEqualTo(2);
        Answer next = desk().staff().get(Desk.PATH + "?limit=1&after=" + first.text("next_cursor"));
        assertThat(next.body().get("data").get(0).get("id"))
                .isNotEqualTo(first.body().get("data").get(0).get("id"));
        assertThat(desk().staff()
                        .get(Desk.PATH + "?q=" + code)
                        .body()
                        .get("total")
                        .asLong())
                .isEqualTo(1);
        assertThat(desk().staff().get(Desk.PATH + "?after=x").status()).isEqualTo(400);
    }
}
