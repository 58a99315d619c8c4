package io.bookstore.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.IdentityTestServer;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import io.bookstore.platform.testing.Neighbour;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
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
        String email = IdentityTestServer.newEmail();
        UUID order = Ids.next();
        CART_ORDER.answers("/internal/orders/" + order + "/mail", 503, "{}");
        feed(CART_ORDER, order, "cart-order", "order-paid");
        feed(PAYMENT_SHIPPING, order, "payment-shipping", "shipment-dispatched");
        Await.until("both letters were tried", () -> triesOf(order).equals(List.of(true, true)));
        assertThat(lettersTo(email)).as("nobody can be written to yet").isEmpty();

        CART_ORDER.answers("/internal/orders/" + order + "/mail", 200, facts(email));

        Await.until("both letters are sent", () -> lettersTo(email).size() == 2);
        assertThat(lettersTo(email))
                .containsExactlyInAnyOrder("Your order 261121-000042", "Your order 261121-000042 is on its way");
        assertThat(jdbc.sql("select count(*) from parked_event")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Each event twice, as after a crash between effect and position. */
    private static void feed(Neighbour producer, UUID order, String name, String type) {
        String payload = EventSamples.read(name, type)
                .replaceFirst("\"order_id\": \"[^\"]+\"", "\"order_id\": \"" + order + "\"");
        producer.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s],\"next\":2}".formatted(event(1, type, payload), event(2, type, payload)));
    }

    private static String event(int position, String type, String payload) {
        return """
                {"position":%d,"id":"%s","type":"%s","aggregate_type":"any","aggregate_id":"%s","version":%d,
                 "at":"2026-11-21T04:00:00Z","payload":%s}""".formatted(position, Ids.next(), type, Ids.next(), position, payload);
    }

    private static String facts(String email) {
        return """
                {"number":"261121-000042","order_token":"t","email":"%s","user_id":null,"name":"Gus Guest",
                 "currency":"USD","total_cents":4097,"items":[{"title":"Emma","quantity":1,"total_cents":4097}]}""".formatted(email);
    }

    private List<Boolean> triesOf(UUID order) {
        // what failed is due again at once, so that the test need not wait for the pause between tries
        jdbc.sql("update mail set next_at = now() where order_id = ? and status = 'waiting'")
                .param(order)
                .update();
        return jdbc.sql("select attempts > 0 from mail where order_id = ?")
                .param(order)
                .query(Boolean.class)
                .list();
    }

    private static List<String> lettersTo(String email) {
        return Arrays.stream(IdentityTestServer.MAIL.getReceivedMessages())
                .filter(letter -> recipient(letter).contains(email))
                .map(OrderLettersIntegrationTests::subject)
                .toList();
    }

    private static String recipient(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
