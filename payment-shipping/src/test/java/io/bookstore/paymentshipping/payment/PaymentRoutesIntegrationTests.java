package io.bookstore.paymentshipping.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentIntegrationTest
class PaymentRoutesIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;

    private final ServiceCalls http;
    private final UUID id = Ids.next();
    private final UUID order = Ids.next();

    @Autowired
    PaymentRoutesIntegrationTests(ServiceCalls http) {
        this.http = http;
    }

    @BeforeEach
    void begin() {
        STRIPE.heals();
    }

    @Test
    void answersAPaymentAsTheContractSays() {
        ServiceCalls.Answer answer = take(3_497, "pm_card_visa");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "payment_id",
                        "order_id",
                        "status",
                        "amount_cents",
                        "currency",
                        "client_secret",
                        "decline_code",
                        "message",
                        "brand",
                        "last4",
                        "wallet",
                        "refunded_cents");
        assertThat(answer.body().path("status").asString()).isEqualTo("succeeded");
        assertThat(http.asService("GET", "/internal/payments/" + id, null).body())
                .isEqualTo(answer.body());
        assertThat(take(3_497, "pm_card_visa").body()).isEqualTo(answer.body());
    }

    @Test
    void saysADeclineInOurOwnWords() {
        ServiceCalls.Answer answer = take(3_497, "pm_card_chargeDeclined");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asString()).isEqualTo("declined");
        assertThat(answer.body().path("decline_code").asString()).isEqualTo("insufficient_funds");
        assertThat(answer.body().path("message").asString())
                .isEqualTo("There is not enough money on the card, or it is over its limit. Please use another card.");
    }

    @Test
    void looksWithoutAskingUnlessToldTo() {
        STRIPE.fails("POST /v1/payment_intents", StripeFault.DROP_AFTER);
        take(3_497, "pm_card_visa");

        assertThat(status("")).isEqualTo("unknown");
        assertThat(status("?refresh=true")).isEqualTo("succeeded");
    }

    @Test
    void refusesOtherMoneyUnderTheSameId() {
        take(3_497, "pm_card_visa");

        ServiceCalls.Answer answer = take(3_498, "pm_card_visa");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("payment-differs");
    }

    @Test
    void cancelsWhatItDoesNotKnow() {
        assertThat(http.asService("GET", "/internal/payments/" + id, null).status())
                .isEqualTo(404);

        ServiceCalls.Answer answer = http.asService("POST", "/internal/payments/" + id + "/cancel", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asString()).isEqualTo("canceled");
        assertThat(status("?refresh=true")).isEqualTo("canceled");
        assertThat(take(3_497, "pm_card_visa").body().path("status").asString()).isEqualTo("canceled");
    }

    @Test
    void callsAnUnclearCancellationUnknown() {
        take(3_497, "pm_card_authenticationRequired");
        STRIPE.fails("POST /v1/payment_intents/{id}/cancel", StripeFault.UNAVAILABLE);

        ServiceCalls.Answer answer = http.asService("POST", "/internal/payments/" + id + "/cancel", null);

        assertThat(answer.body().path("status").asString()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "300, 200, ''",
        "3497, 200, ''",
        "3498, 422, refund-too-large",
        "0, 400, invalid-request",
        "-1, 400, invalid-request"
    })
    void refunds(long amount, int status, String problem) {
        take(3_497, "pm_card_visa");

        ServiceCalls.Answer answer = http.asService(
                "POST",
                "/internal/payments/" + id + "/refunds",
                "{\"refund_id\":\"%s\",\"amount_cents\":%d,\"reason\":\"damaged\"}".formatted(Ids.next(), amount));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        if (status == 200) {
            assertThat(answer.body().path("refunded_total_cents").asLong()).isEqualTo(amount);
            assertThat(http.asService("GET", "/internal/payments/" + id, null)
                            .body()
                            .path("refunded_cents")
                            .asLong())
                    .isEqualTo(amount);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount_cents\":3497 | \"amount_cents\":0",
                "\"amount_cents\":3497 | \"amount_cents\":-1",
                "\"amount_cents\":3497 | \"amount_cents\":\"3497\"",
                "\"amount_cents\":3497 | \"amount_cents\":34.97",
                "\"amount_cents\":3497 | \"amount_cents\":3e3",
                "\"amount_cents\":3497 | \"amount_cents\":9223372036854775808",
                "\"amount_cents\":3497 | \"amount_cents\":null",
                "\"USD\"               | \"usd\"",
                "\"USD\"               | \"US\"",
                "\"USD\"               | null",
                "\"pm_card_visa\"      | \"\"",
                "\"pm_card_visa\"      | null",
                "\"description\"       | \"amount_received\""
            })
    void refusesBadInput(String good, String bad) {
        ServiceCalls.Answer answer = http.asService(
                "POST", "/internal/payments", body(3_497, "pm_card_visa").replace(good.strip(), bad));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(STRIPE.calls()).noneMatch(call -> call.contains(id.toString()));
    }

    @Test
    void listsPaymentsForStaffOnly() {
        take(3_497, "pm_card_visa");
        String path = "/v1/admin/payments?order_id=" + order;

        ServiceCalls.Answer list = http.asStaff("GET", path, null);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("X-Total-Count")).isEqualTo("1");
        assertThat(list.body().path("data").path(0).path("payment_id").asString())
                .isEqualTo(id.toString());
        assertThat(http.asStaff("GET", "/v1/admin/payments?order_id=" + Ids.next(), null)
                        .body()
                        .path("total")
                        .asLong())
                .isZero();
        assertThat(http.asCustomer("GET", path, null).status()).isEqualTo(403);
        assertThat(http.asGuest("GET", path, null).status()).isEqualTo(401);
        assertThat(http.asStaff("GET", "/v1/admin/payments?order_id=17", null).status())
                .isEqualTo(400);
        assertThat(http.asStaff("GET", "/v1/admin/payments?order=17", null).status())
                .isEqualTo(400);
        assertThat(http.asStaff("GET", "/v1/admin/payments?after=rubbish", null).status())
                .isEqualTo(400);
    }

    @Test
    void pagesThroughPaymentsByCursor() {
        for (int i = 0; i < 3; i++) {
            http.asService(
                    "POST",
                    "/internal/payments",
                    body(500, "pm_card_visa").replace(id.toString(), Ids.next().toString()));
        }
        String path = "/v1/admin/payments?order_id=" + order + "&limit=2";
        ServiceCalls.Answer first = http.asStaff("GET", path, null);
        ServiceCalls.Answer second = http.asStaff(
                "GET", path + "&after=" + first.body().path("next_cursor").asString(), null);

        assertThat(first.body().path("data")).hasSize(2);
        assertThat(second.body().path("data")).hasSize(1);
        assertThat(second.body().path("total").asLong()).isEqualTo(3);
    }

    @Test
    void internalRoutesWantAServiceToken() {
        String path = "/internal/payments/" + id;
        assertThat(http.asGuest("GET", path, null).status()).isEqualTo(401);
        assertThat(http.asStaff("GET", path, null).status()).isEqualTo(401);
    }

    private ServiceCalls.Answer take(long amount, String method) {
        return http.asService("POST", "/internal/payments", body(amount, method));
    }

    private String body(long amount, String method) {
        return """
                {"payment_id":"%s","order_id":"%s","amount_cents":%d,"currency":"USD","payment_method":"%s",\
                "description":"Order 1001"}""".formatted(id, order, amount, method);
    }

    private String status(String query) {
        return http.asService("GET", "/internal/payments/" + id + query, null)
                .body()
                .path("status")
                .asString();
    }
}
