package io.bookstore.paymentshipping.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.TestClock;
import io.bookstore.platform.testing.ServiceCalls;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Section W of reliability.md: nothing but a genuine event is stored, and nothing makes a 5xx. */
@PaymentIntegrationTest
class WebhookCorpusTests {

    private static final String EVENT = """
            {"id":"evt_corpus","object":"event","type":"payment_intent.succeeded","livemode":false,\
            "data":{"object":{"id":"pi_1","object":"payment_intent","metadata":{}}}}""";

    private final ServiceCalls http;
    private final MoneyWitness witness;
    private final TestClock clock;

    @Autowired
    WebhookCorpusTests(ServiceCalls http, MoneyWitness witness, TestClock clock) {
        this.http = http;
        this.witness = witness;
        this.clock = clock;
    }

    /** To the second: SignatureHeaderTests. Here time goes on while the tests run. */
    private record Case(String name, String body, @Nullable String header) {}

    @TestFactory
    Stream<DynamicTest> refusesBadSignatures() {
        long now = now();
        String v1 = Signed.v1(Long.toString(now), EVENT, Signed.SECRET);
        return Stream.of(
                        new Case("no header", EVENT, null),
                        new Case("empty header", EVENT, ""),
                        new Case("t alone", EVENT, "t"),
                        new Case("v1 alone", EVENT, "v1"),
                        new Case("t without v1", EVENT, "t=" + now),
                        new Case("v1 without t", EVENT, "v1=" + v1),
                        new Case("t is not a number", EVENT, "t=abc,v1=" + Signed.v1("abc", EVENT, Signed.SECRET)),
                        new Case("t has 20 digits", EVENT, signed("12345678901234567890", EVENT)),
                        new Case("t is negative", EVENT, signed("-1", EVENT)),
                        new Case("t is 0", EVENT, signed("0", EVENT)),
                        new Case("t twice", EVENT, "t=" + now + ",t=" + now + ",v1=" + v1),
                        new Case("too old", EVENT, Signed.header(now - 330, EVENT)),
                        new Case("too far ahead", EVENT, Signed.header(now + 330, EVENT)),
                        new Case("a year ahead", EVENT, Signed.header(now + 31_536_000, EVENT)),
                        new Case("v0 only", EVENT, "t=" + now + ",v0=" + v1),
                        new Case("1,000 v1 entries", EVENT, "t=" + now + (",v1=" + v1).repeat(1_000)),
                        new Case("100 v1 entries", EVENT, "t=" + now + (",v1=" + v1).repeat(100)),
                        new Case("upper-case hex", EVENT, "t=" + now + ",v1=" + v1.toUpperCase(Locale.ROOT)),
                        new Case("cut signature", EVENT, "t=" + now + ",v1=" + v1.substring(1)),
                        new Case("signature of another body", EVENT, Signed.header(now, "{}")),
                        new Case("another secret", EVENT, "t=" + now + ",v1=" + Signed.v1("" + now, EVENT, "whsec_x")),
                        new Case("an empty secret", EVENT, "t=" + now + ",v1=" + Signed.v1("" + now, EVENT, " ")),
                        new Case("re-serialised body", EVENT.replace(",", ", "), Signed.header(now, EVENT)),
                        new Case("trailing newline", EVENT + "\n", Signed.header(now, EVENT)),
                        new Case("rubbish", EVENT, ",,=,=="),
                        new Case("spaces", EVENT, "t=" + now + ", v1=" + v1))
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> refuses(bad)));
    }

    @TestFactory
    Stream<DynamicTest> refusesSignedBodiesThatAreNoEvents() {
        return Stream.of(
                        "",
                        "0",
                        "[]",
                        "{}",
                        "null",
                        "\"evt\"",
                        "{",
                        EVENT + "x",
                        "\uFEFF" + EVENT,
                        EVENT.replace("evt_corpus", ""),
                        EVENT.replace("\"evt_corpus\"", "17"),
                        EVENT.replace("evt_corpus", "pi_corpus"),
                        EVENT.replace("evt_corpus", "evt_" + "x".repeat(300)),
                        EVENT.replace("\"id\":\"evt_corpus\",", ""),
                        EVENT.replace("\"payment_intent.succeeded\"", "null"),
                        EVENT.replace("payment_intent.succeeded", "DROP TABLE payment"),
                        EVENT.replace("\"object\":\"event\"", "\"object\":\"v2.core.event\""),
                        EVENT.replace("\"object\":\"event\",", ""),
                        EVENT.replace("\"livemode\":false", "\"livemode\":true"),
                        EVENT.replace("\"livemode\":false,", ""),
                        EVENT.replace("\"livemode\":false", "\"livemode\":false,\"account\":\"acct_other\""),
                        EVENT.replace("\"data\":{", "\"data\":[").replace("}}}}", "}}]}"),
                        EVENT.replace("\"data\"", "\"nothing\""),
                        EVENT.replace("\"id\":\"evt_corpus\"", "\"id\":\"evt_a\",\"id\":\"evt_b\""),
                        "[".repeat(10_000))
                .map(body -> DynamicTest.dynamicTest(
                        body.isEmpty() ? "empty" : body.substring(0, Math.min(120, body.length())),
                        () -> refuses(new Case(body, body, Signed.header(now(), body)))));
    }

    @Test
    void refusesTwoSignatureHeaders() {
        String header = Signed.header(now(), EVENT);

        ServiceCalls.Answer answer =
                http.post("/v1/webhooks/stripe", bytes(EVENT), "Stripe-Signature", header, "Stripe-Signature", header);

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] body = bytes(EVENT);
        body[7] = (byte) 0xC0;

        ServiceCalls.Answer answer = http.post(
                "/v1/webhooks/stripe",
                body,
                "Stripe-Signature",
                Signed.header(now(), new String(body, StandardCharsets.ISO_8859_1)));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsTooLargeOrCompressedOrNotPosted() {
        String large = "{\"a\":\"" + "x".repeat(1_100_000) + "\"}";
        assertThat(http.post("/v1/webhooks/stripe", bytes(large), "Stripe-Signature", Signed.header(now(), large))
                        .status())
                .isEqualTo(413);
        assertThat(http.post(
                                "/v1/webhooks/stripe",
                                bytes(EVENT),
                                "Stripe-Signature",
                                Signed.header(now(), EVENT),
                                "Content-Encoding",
                                "gzip")
                        .status())
                .isEqualTo(415);
        ServiceCalls.Answer got = http.asGuest("GET", "/v1/webhooks/stripe", null);
        assertThat(got.status()).isEqualTo(405);
        assertThat(got.header("Allow")).isEqualTo("POST");
    }

    @Test
    void takesUnknownTypesAndSeveralSignatures() {
        String body = EVENT.replace("payment_intent.succeeded", "radar.early_fraud_warning.created")
                .replace("evt_corpus", "evt_unknown_type");
        String header = Signed.header(now(), body) + ",v1=" + "0".repeat(64) + ",v0=abc";

        assertThat(http.post("/v1/webhooks/stripe", bytes(body), "Stripe-Signature", header)
                        .status())
                .isEqualTo(200);
        assertThat(witness.value("select status from stripe_event where event_id = 'evt_unknown_type'", String.class))
                .isEqualTo("ignored");
    }

    @Test
    void takesTimesUpToFiveMinutesAway() {
        IntStream.of(-295, 295).forEach(away -> {
            String body = EVENT.replace("evt_corpus", "evt_away_" + (away + 1_000));
            assertThat(http.post(
                                    "/v1/webhooks/stripe",
                                    bytes(body),
                                    "Stripe-Signature",
                                    Signed.header(now() + away, body))
                            .status())
                    .isEqualTo(200);
        });
    }

    private void refuses(Case bad) {
        ServiceCalls.Answer answer = bad.header() == null
                ? http.post("/v1/webhooks/stripe", bytes(bad.body()))
                : http.post("/v1/webhooks/stripe", bytes(bad.body()), "Stripe-Signature", bad.header());

        if (bad.name().startsWith("1,000")) {
            assertThat(answer.status())
                    .as("Tomcat itself refuses such a header")
                    .isIn(400, 431);
            return;
        }
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.body().toString()).doesNotContain("Exception", "stripe.java", "whsec", "io.bookstore");
        assertThat(witness.value(
                        "select count(*) from stripe_event where event_id in ('evt_corpus', 'evt_a', 'evt_b')",
                        Long.class))
                .isZero();
    }

    private static String signed(String time, String body) {
        return Stream.of("t=" + time, "v1=" + Signed.v1(time, body, Signed.SECRET))
                .collect(Collectors.joining(","));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
