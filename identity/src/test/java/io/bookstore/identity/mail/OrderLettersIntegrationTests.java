package io.bookstore.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.IdentityTestServer;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import io.bookstore.platform.testing.Neighbour;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Reads the feeds of cart-order and payment-shipping with their own samples, and writes the letters (N1). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT, properties = "bookstore.feed.enabled=true")
@ActiveProfiles("test")
@DirtiesContext
class OrderLettersIntegrationTests {

    private static final Neighbour CART_ORDER = new Neighbour();
    private static final Neighbour PAYMENT_SHIPPING = new Neighbour();

    private static final Map<Neighbour, List<String>> TOLD =
            Map.of(CART_ORDER, new ArrayList<>(), PAYMENT_SHIPPING, new ArrayList<>());

    private final String email = IdentityTestServer.newEmail();
    private final UUID order = Ids.next();

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        IdentityTestServer.register(registry);
        registry.add("bookstore.services.cart-order.url", CART_ORDER::url);
        registry.add("bookstore.services.payment-shipping.url", PAYMENT_SHIPPING::url);
    }

    @Test
    void writesOneLetterPerOrderAndKindHoweverOftenItIsTold() {
        CART_ORDER.answers("/internal/orders/" + order + "/mail", 503, "{}");
        tellTwice("order-paid", sample("cart-order", "order-paid"));
        publish(CART_ORDER);
        tell(PAYMENT_SHIPPING, "shipment-dispatched", sample("payment-shipping", "shipment-dispatched"));
        tell(PAYMENT_SHIPPING, "shipment-dispatched", sample("payment-shipping", "shipment-dispatched"));
        publish(PAYMENT_SHIPPING);
        Await.until("both letters are queued", () -> states().size() == 2);
        Await.until("the first was tried", () -> due("attempts > 0").contains(true));
        assertThat(letters()).as("nobody can be written to yet").isEmpty();

        answerFacts();

        Await.until("both letters are sent", () -> due("status = 'sent'").equals(List.of(true, true)));
        assertThat(letters())
                .containsExactlyInAnyOrder("Your order 261121-000042", "Your order 261121-000042 is on its way");
        assertNothingParked();
    }

    @Test
    void tellsAPaidOrderThatIsCancelledOfItsMoneyAndOfEachRefundOnce() {
        answerFacts();
        String first = sample("cart-order", "order-refunded");
        String second = first.replaceFirst("\"refund_id\": \"[^\"]+\"", "\"refund_id\": \"" + Ids.next() + "\"")
                .replace("\"amount_cents\": 1299", "\"amount_cents\": 2798")
                .replace("\"refunded_cents\": 1299", "\"refunded_cents\": 4097");
        tell(CART_ORDER, "order-paid", sample("cart-order", "order-paid"));
        tellTwice("order-refunded", second); // before the first, as after a retry
        tellTwice("order-refunded", first);
        tellTwice("order-cancelled", cancelled("cancelled-by-shopper"));
        tell(CART_ORDER, "order-refunded", second);
        publish(CART_ORDER);

        Await.until("all are sent", () -> due("status = 'sent'").equals(List.of(true, true, true, true)));

        assertThat(letters())
                .containsExactlyInAnyOrder(
                        "Your order 261121-000042",
                        "Your order 261121-000042 was cancelled",
                        "Money back for your order 261121-000042",
                        "Money back for your order 261121-000042");
        assertThat(bodies())
                .anyMatch(
                        body -> body.contains("we sent USD 12.99 back") && body.contains("USD 12.99 of the USD 40.97"))
                .anyMatch(
                        body -> body.contains("we sent USD 27.98 back") && body.contains("USD 40.97 of the USD 40.97"))
                .anyMatch(body -> body.contains("as you asked") && body.contains("The money goes back"));
        assertNothingParked();
    }

    @Test
    void tellsOfArrivalAndOfAnOrderNobodyPaid() {
        answerFacts();
        tellTwice("order-delivered", sample("cart-order", "order-delivered"));
        tellTwice("order-cancelled", cancelled("expired"));
        publish(CART_ORDER);

        Await.until("both are sent", () -> due("status = 'sent'").equals(List.of(true, true)));

        assertThat(letters())
                .containsExactlyInAnyOrder(
                        "Your order 261121-000042 has arrived", "Your order 261121-000042 was cancelled");
        assertThat(bodies()).anyMatch(body -> body.contains("not paid in time") && body.contains("You need not pay"));
    }

    @Test
    void doesNotWriteOfWhatTheBuyerSawAtOnce() {
        answerFacts();
        tell(CART_ORDER, "order-cancelled", cancelled("payment-declined"));
        tell(CART_ORDER, "order-cancelled", cancelled("insufficient-stock"));
        tell(CART_ORDER, "order-delivered", sample("cart-order", "order-delivered"));
        publish(CART_ORDER);

        Await.until("the last was read", () -> due("status = 'sent'").equals(List.of(true)));

        assertThat(letters()).containsExactly("Your order 261121-000042 has arrived");
    }

    @Test
    void tellsEachStepOfAReturnOnce() {
        answerFacts();
        for (String step : List.of("requested", "approved", "refused", "received")) {
            tellTwice("return-" + step, sample("cart-order", "return-" + step));
        }
        publish(CART_ORDER);

        Await.until("all are sent", () -> due("status = 'sent'").equals(List.of(true, true, true, true)));

        assertThat(letters())
                .containsExactlyInAnyOrder(
                        "Your return for order 261121-000042",
                        "Send your books back: order 261121-000042",
                        "About your return for order 261121-000042",
                        "Your returned books arrived: order 261121-000042");
        assertNothingParked();
    }

    private void answerFacts() {
        CART_ORDER.answers("/internal/orders/" + order + "/mail", 200, """
                {"number":"261121-000042","order_token":"t","email":"%s","user_id":null,"name":"Gus Guest",
                 "currency":"USD","total_cents":4097,"items":[{"title":"Emma","quantity":1,"total_cents":4097}]}""".formatted(email));
    }

    private String sample(String producer, String type) {
        return EventSamples.read(producer, type)
                .replaceFirst("\"order_id\": \"[^\"]+\"", "\"order_id\": \"" + order + "\"");
    }

    private String cancelled(String reason) {
        return sample("cart-order", "order-cancelled")
                .replaceFirst("\"reason\": \"[^\"]+\"", "\"reason\": \"" + reason + "\"");
    }

    /** As after a crash between effect and position. */
    private static void tellTwice(String type, String payload) {
        tell(CART_ORDER, type, payload);
        tell(CART_ORDER, type, payload);
    }

    private static void tell(Neighbour producer, String type, String payload) {
        List<String> told = TOLD.get(producer);
        int position = told.size() + 1;
        told.add("""
                {"position":%d,"id":"%s","type":"%s","aggregate_type":"any","aggregate_id":"%s","version":%d,
                 "at":"2026-11-21T04:00:00Z","payload":%s}""".formatted(position, Ids.next(), type, Ids.next(), position, payload));
    }

    private static void publish(Neighbour producer) {
        List<String> told = TOLD.get(producer);
        producer.answers(
                "/internal/events",
                200,
                "{\"events\":[%s],\"next\":%d}".formatted(String.join(",", told), told.size()));
    }

    private List<Boolean> states() {
        return due("true");
    }

    /** What failed is due again at once, so that the test need not wait for the pause between tries. */
    private List<Boolean> due(String condition) {
        jdbc.sql("update mail set next_at = now() where order_id = ? and status = 'waiting' and last_error is not null")
                .param(order)
                .update();
        return jdbc.sql("select " + condition + " from mail where order_id = ?")
                .param(order)
                .query(Boolean.class)
                .list();
    }

    private void assertNothingParked() {
        assertThat(jdbc.sql("select count(*) from parked_event")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<String> letters() {
        return ReceivedLetters.subjectsTo(email);
    }

    private List<String> bodies() {
        return ReceivedLetters.to(email).stream()
                .map(OrderLettersIntegrationTests::plainText)
                .toList();
    }

    private static String plainText(MimeMessage letter) {
        try {
            return firstPart((MimeMultipart) letter.getContent());
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String firstPart(MimeMultipart parts) throws MessagingException, IOException {
        Object first = parts.getBodyPart(0).getContent();
        return first instanceof MimeMultipart inner ? firstPart(inner) : String.valueOf(first);
    }
}
