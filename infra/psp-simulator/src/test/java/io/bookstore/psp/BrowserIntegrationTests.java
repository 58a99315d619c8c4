package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import io.bookstore.psp.RunningSimulator.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserIntegrationTests {

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();

    @Test
    void makesAPaymentMethodFromTheCardFormAndChargesIt() throws StripeException {
        Reply made = simulator.postFromPage("/v1/payment_methods", card("5555 5555 5555 4444", "12", "34"));

        String method = made.json().path("id").asString();
        assertThat(made.json().at("/card/brand").asString()).isEqualTo("mastercard");
        assertThat(made.json().at("/card/last4").asString()).isEqualTo("4444");
        assertThat(made.json().at("/card/exp_year").asInt()).isEqualTo(2034);
        assertThat(stripe.v1().paymentMethods().retrieve(method).getCard().getBrand())
                .isEqualTo("mastercard");
        assertThat(stripe.v1().paymentIntents().create(Payments.by(method, 500)).getStatus())
                .isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424241, 12, 34, incorrect_number",
        "4242, 12, 34, incorrect_number",
        "4242424242424242, 13, 34, invalid_expiry_month",
        "4242424242424242, 12, 20, invalid_expiry_year",
        "4111111111111111, 12, 34, card_declined"
    })
    void refusesCardsInStripesWords(String number, String month, String year, String code) {
        Reply refused = simulator.postFromPage("/v1/payment_methods", card(number, month, year));

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json().at("/error/code").asString()).isEqualTo(code);
    }

    @Test
    void paysOnceTheShopperHasProvedWhoTheyAre() throws StripeException {
        PaymentIntent intent = challenged();

        Reply answered = answer(intent, intent.getClientSecret(), "authenticated");

        assertThat(answered.json().path("status").asString()).isEqualTo("succeeded");
        assertThat(answered.json().has("metadata")).isFalse();
        PaymentIntent paid = stripe.v1().paymentIntents().retrieve(intent.getId());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(stripe.v1()
                        .charges()
                        .retrieve(paid.getLatestCharge())
                        .getPaymentMethodDetails()
                        .getCard()
                        .getThreeDSecure()
                        .getResult())
                .isEqualTo("authenticated");
        assertThat(answer(intent, intent.getClientSecret(), "failed")
                        .json()
                        .at("/error/code")
                        .asString())
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void asksForAnotherCardWhenTheShopperCouldNotProveIt() throws StripeException {
        PaymentIntent intent = challenged();

        answer(intent, intent.getClientSecret(), "failed");

        PaymentIntent failed = stripe.v1().paymentIntents().retrieve(intent.getId());
        assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
        assertThat(failed.getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
        assertThat(failed.getLatestCharge()).isNull();
    }

    @Test
    void opensAPaymentOnlyToItsClientSecret() throws StripeException {
        PaymentIntent intent = challenged();
        PaymentIntent other = challenged();
        String path = "/v1/payment_intents/" + intent.getId() + "?key=" + RunningSimulator.PUBLISHABLE_KEY;

        assertThat(simulator.get(path).status()).isEqualTo(400);
        assertThat(simulator
                        .get(path + "&client_secret=" + other.getClientSecret())
                        .status())
                .isEqualTo(400);
        assertThat(simulator
                        .get(path + "&client_secret=" + intent.getClientSecret())
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("requires_action");
        assertThat(answer(intent, other.getClientSecret(), "authenticated").status())
                .isEqualTo(400);
        assertThat(stripe.v1().paymentIntents().retrieve(intent.getId()).getStatus())
                .isEqualTo("requires_action");
    }

    @Test
    void confirmsFromThePage() throws StripeException {
        PaymentIntent open =
                stripe.v1().paymentIntents().create(Payments.of(500).build());

        Reply declined = confirm(open, "pm_card_chargeDeclined");
        Reply paid = confirm(open, "pm_card_visa");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.json().at("/error/message").asString()).isEqualTo("Your card was declined.");
        assertThat(paid.json().path("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void keepsPagesFromWhatNeedsTheSecretKey() {
        Reply refused = simulator.postFromPage("/v1/refunds", Map.of("payment_intent", "pi_1"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().at("/error/code").asString()).isEqualTo("secret_key_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:18080"})
    void answersPagesOfThisMachine(String origin) {
        Reply reply =
                simulator.postFromPage("/v1/payment_methods", card("4242424242424242", "12", "34"), "Origin", origin);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example:80", "null"})
    void refusesPagesFromElsewhere(String origin) {
        Reply reply =
                simulator.postFromPage("/v1/payment_methods", card("4242424242424242", "12", "34"), "Origin", origin);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void servesTheScriptAndItsFramesUnderAStrictPolicy() {
        Reply script = simulator.get("/v3/");
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.body()).contains("window.Stripe = function").doesNotContain("eval(", "new Function");
        for (String frame : new String[] {"/v3/card.html", "/v3/challenge.html"}) {
            Reply page = simulator.get(frame);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("script-src 'self'", "frame-ancestors http://localhost:*")
                    .doesNotContain("unsafe-inline");
            assertThat(page.body()).doesNotContain("style=", "onclick=");
        }
    }

    @Test
    void answersThePreflightOfAPage() {
        Reply preflight = simulator.send(HttpRequest.newBuilder(URI.create(simulator.url() + "/v1/payment_methods"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:8080")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization"));

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
    }

    private PaymentIntent challenged() throws StripeException {
        return stripe.v1().paymentIntents().create(Payments.by("pm_card_authenticationRequired", 500));
    }

    private Reply answer(PaymentIntent intent, String secret, String outcome) {
        return simulator.postFromPage(
                "/v1/challenges/" + intent.getId() + "/answer", Map.of("client_secret", secret, "outcome", outcome));
    }

    private Reply confirm(PaymentIntent intent, String method) {
        return simulator.postFromPage(
                "/v1/payment_intents/" + intent.getId() + "/confirm",
                Map.of("client_secret", intent.getClientSecret(), "payment_method", method));
    }

    private static Map<String, String> card(String number, String month, String year) {
        return Map.of(
                "type",
                "card",
                "card[number]",
                number,
                "card[exp_month]",
                month,
                "card[exp_year]",
                year,
                "card[cvc]",
                "123");
    }
}
