package io.bookstore.paymentshipping.paymentmethod;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.AllAtOnce;
import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.paymentshipping.StripeFault;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.ServiceCalls;
import io.bookstore.platform.testing.ServiceCalls.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentIntegrationTest
class SavedMethodIntegrationTests {

    private static final StripeDouble STRIPE = StripeDouble.INSTANCE;
    private static final String VISA = "pm_card_visa";
    private static final String MINE = "/v1/me/payment-methods";

    private final ServiceCalls http;
    private final MoneyWitness witness;
    private final CustomerRows rows;
    private final EraseCustomers erase;
    private final UUID user = Ids.next();

    @Autowired
    SavedMethodIntegrationTests(ServiceCalls http, MoneyWitness witness, CustomerRows rows, EraseCustomers erase) {
        this.http = http;
        this.witness = witness;
        this.rows = rows;
        this.erase = erase;
    }

    @BeforeEach
    void begin() {
        STRIPE.heals();
    }

    @AfterEach
    void seesNothingWrong() {
        STRIPE.heals();
        witness.seesNothingWrong();
    }

    @Test
    void keepsACardAndPaysWithItAgain() {
        assertThat(status(pay(user, VISA, true))).isEqualTo("succeeded");

        Answer list = http.asUser(user, "GET", MINE, null);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("X-Total-Count")).isEqualTo("1");
        assertThat(list.body().at("/data/0").propertyNames())
                .containsExactlyInAnyOrder("id", "brand", "last4", "exp_month", "exp_year", "wallet", "default");
        assertThat(list.body().at("/data/0/last4").asString()).isEqualTo("4242");
        assertThat(list.body().at("/data/0/default").asBoolean()).isTrue();
        assertThat(status(pay(user, only(user), false))).isEqualTo("succeeded");
        assertThat(STRIPE.objects().cards().customersOf(user)).hasSize(1);
    }

    @Test
    void asksForNoCustomerUnlessSomethingIsSaved() {
        pay(user, VISA, false);
        pay(null, VISA, true);

        assertThat(rows.find(user)).isEmpty();
        assertThat(STRIPE.objects().cards().customersOf(user)).isEmpty();
        assertThat(http.asUser(user, "GET", MINE, null).body().path("total").asInt())
                .isZero();
    }

    @Test
    void makesOneCustomerHoweverManyPurchasesBeginAtOnce() {
        List<String> ends = AllAtOnce.run(IntStream.range(0, 8)
                .<Callable<String>>mapToObj(n -> () -> status(pay(user, VISA, true)))
                .toList());

        assertThat(STRIPE.objects().cards().customersOf(user)).hasSize(1);
        assertThat(ends).containsOnly("succeeded");
        assertThat(http.asUser(user, "GET", MINE, null).body().path("total").asInt())
                .as("a card that was saved often is shown once")
                .isEqualTo(1);
    }

    @Test
    void aLostAnswerMakesNoSecondCustomer() {
        STRIPE.fails("POST /v1/customers", StripeFault.DROP_AFTER, StripeFault.DROP_AFTER);

        assertThat(status(pay(user, VISA, true))).isEqualTo("succeeded");

        assertThat(STRIPE.objects().cards().customersOf(user)).hasSize(1);
    }

    @Test
    void chargesNothingWhileItIsNotKnownWhoTheCustomerIs() {
        STRIPE.fails("POST /v1/customers", StripeFault.UNAVAILABLE, StripeFault.UNAVAILABLE, StripeFault.UNAVAILABLE);
        UUID payment = Ids.next();

        assertThat(status(pay(payment, user, VISA, true))).isEqualTo("unknown");
        assertThat(STRIPE.captures(payment)).isZero();

        assertThat(status(http.asService("GET", "/internal/payments/" + payment + "?refresh=true", null)))
                .isEqualTo("succeeded");
        assertThat(only(user)).startsWith("pm_");
    }

    @Test
    void aSavedCardPaysForNobodyElse() {
        pay(user, VISA, true);
        String method = only(user);
        UUID thief = Ids.next();
        pay(thief, VISA, true);
        UUID first = Ids.next();
        UUID second = Ids.next();
        UUID third = Ids.next();

        Answer byCustomer = pay(first, thief, method, false);
        Answer byStranger = pay(second, Ids.next(), method, false);
        Answer byGuest = pay(third, null, method, false);

        for (Answer refused : List.of(byCustomer, byStranger, byGuest)) {
            assertThat(status(refused)).isEqualTo("declined");
            assertThat(refused.body().path("decline_code").asString()).isEqualTo("invalid_payment_method");
        }
        assertThat(STRIPE.captures(first) + STRIPE.captures(second) + STRIPE.captures(third))
                .isZero();
    }

    @Test
    void removesOnesOwnOnlyAndAllTwins() {
        pay(user, VISA, true);
        pay(user, VISA, true);
        String method = only(user);
        UUID other = Ids.next();
        pay(other, VISA, true);

        assertThat(http.asUser(other, "DELETE", MINE + "/" + method, null).status())
                .isEqualTo(404);
        assertThat(http.asUser(other, "PUT", MINE + "/" + method + "/default", null)
                        .status())
                .isEqualTo(404);
        assertThat(http.asUser(user, "DELETE", MINE + "/pm_nonsense", null).status())
                .isEqualTo(404);
        assertThat(http.asUser(Ids.next(), "DELETE", MINE + "/" + method, null).status())
                .isEqualTo(404);
        assertThat(http.asUser(user, "DELETE", MINE + "/" + method, null).status())
                .isEqualTo(204);
        assertThat(http.asUser(user, "DELETE", MINE + "/" + method, null).status())
                .isEqualTo(404);

        assertThat(http.asUser(user, "GET", MINE, null).body().path("total").asInt())
                .isZero();
        assertThat(status(pay(user, method, false))).isEqualTo("declined");
    }

    @Test
    void offersTheChosenOneFirst() {
        pay(user, VISA, true);
        String method = only(user);

        assertThat(http.asUser(user, "PUT", MINE + "/" + method + "/default", null)
                        .status())
                .isEqualTo(204);

        assertThat(rows.find(user).orElseThrow().defaultMethod()).isEqualTo(method);
        http.asUser(user, "DELETE", MINE + "/" + method, null);
        assertThat(rows.find(user).orElseThrow().defaultMethod()).isNull();
    }

    @Test
    void saysThatItDoesNotKnowWhileStripeIsDown() {
        pay(user, VISA, true);
        STRIPE.fails("GET /v1/customers/{id}/payment_methods", StripeFault.UNAVAILABLE);

        Answer answer = http.asUser(user, "GET", MINE, null);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("payment-provider-unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(http.asGuest("GET", MINE, null).status()).isEqualTo(401);
    }

    @Test
    void findsBackWhenTheCustomerIsGoneAtStripe() {
        pay(user, VISA, true);
        STRIPE.objects()
                .cards()
                .forgetCustomer(STRIPE.objects().cards().customersOf(user).getFirst());

        assertThat(status(pay(user, VISA, true))).isEqualTo("declined");
        assertThat(status(pay(user, VISA, true))).isEqualTo("succeeded");

        assertThat(STRIPE.objects().cards().customersOf(user)).hasSize(1);
        assertThat(only(user)).startsWith("pm_");
    }

    @Test
    void erasesWithTheAccount() {
        pay(user, VISA, true);
        STRIPE.fails("DELETE /v1/customers/{id}", StripeFault.UNAVAILABLE);

        rows.requestErasure(user);
        erase.erase();
        assertThat(rows.find(user)).as("Stripe did not answer").isPresent();
        witness.execute("update customer set erase_at = created_at where user_id = ?", user);
        erase.erase();

        assertThat(rows.find(user)).isEmpty();
        assertThat(STRIPE.objects().cards().customersOf(user)).isEmpty();
        assertThat(witness.value("select count(*) from payment where user_id = ?", Long.class, user))
                .isZero();
    }

    private String only(UUID owner) {
        return http.asUser(owner, "GET", MINE, null).body().at("/data/0/id").asString("none");
    }

    private Answer pay(@Nullable UUID by, String method, boolean save) {
        return pay(Ids.next(), by, method, save);
    }

    private Answer pay(UUID payment, @Nullable UUID by, String method, boolean save) {
        String payer = by == null ? "null" : "\"" + by + "\"";
        return http.asService("POST", "/internal/payments", """
                {"payment_id": "%s", "order_id": "%s", "amount_cents": 2500, "currency": "USD", "payment_method": "%s",
                 "description": "Order 1001", "user_id": %s, "save_payment_method": %s}
                """.formatted(payment, Ids.next(), method, payer, save));
    }

    private static String status(Answer payment) {
        return payment.body().path("status").asString();
    }
}
