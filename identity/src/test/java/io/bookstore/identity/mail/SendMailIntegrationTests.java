package io.bookstore.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import io.bookstore.identity.IdentityTestServer;
import io.bookstore.identity.mail.StubbornMailServer.Mood;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.AopTestUtils;

/** Nothing is lost and nothing is sent twice on the mail server's bad days (fault row 30), nor by two replicas (row 36). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = "spring.mail.properties.mail.smtp.timeout=1500")
@ActiveProfiles("test")
@DirtiesContext
class SendMailIntegrationTests {

    private static final Neighbour CART_ORDER = new Neighbour();

    private final String email = IdentityTestServer.newEmail();
    private final UUID order = Ids.next();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailQueue queue;

    @Autowired
    private Notices notices;

    @Autowired
    private Choices choices;

    @Autowired
    private SendMail sendMail;

    @Autowired
    private Recipients recipients;

    @Autowired
    private OrderMail orders;

    @Autowired
    private Letters letters;

    @Autowired
    private Postman postman;

    @Autowired
    private MailSettings settings;

    @Autowired
    private JavaMailSenderImpl sender;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        IdentityTestServer.register(registry);
        registry.add("bookstore.services.cart-order.url", CART_ORDER::url);
        registry.add("bookstore.identity.mail-every", () -> "1h"); // the tests send
    }

    @BeforeEach
    void answerFacts() {
        answerFacts(order, email);
    }

    @AfterEach
    void useTheGoodServerAgain() {
        sender.setPort(IdentityTestServer.MAIL.getSmtp().getPort());
        jdbc.sql("delete from mail").update();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"DEFERS", "SILENT", "HANGS_UP"})
    void triesAgainUntilTheServerTakesTheLetter(Mood mood) throws InterruptedException {
        queue.queueForOrder(order, "order-confirmed", Map.of());
        try (StubbornMailServer server = new StubbornMailServer(mood)) {
            sender.setPort(server.port());
            assertThat(sendMail.sendNext()).isTrue();
            assertThat(row("status")).isEqualTo("waiting");
            assertThat(row("last_error")).startsWith("Mail");
            assertThat(sendMail.sendNext()).as("it rests first").isFalse();

            useGoodServerAndSend();

            assertThat(row("status")).isEqualTo("sent");
            assertThat(ReceivedLetters.to(email)).singleElement().satisfies(letter -> {
                // so whoever got it from the server that hung up can drop the repetition
                if (mood == Mood.HANGS_UP) {
                    assertThat(server.lines()).contains("Message-ID: " + ReceivedLetters.id(letter));
                }
            });
        }
    }

    @Test
    void triesAgainWhenNobodyListens() throws InterruptedException {
        StubbornMailServer gone = new StubbornMailServer(Mood.SILENT);
        gone.close();
        sender.setPort(gone.port());
        queue.queueForOrder(order, "order-confirmed", Map.of());
        sendMail.sendNext();
        assertThat(row("status")).isEqualTo("waiting");

        useGoodServerAndSend();

        assertThat(ReceivedLetters.to(email)).hasSize(1);
        assertThat(row("attempts")).isEqualTo("2");
    }

    @Test
    void doesNotWaitForAServerThatDrips() {
        try (StubbornMailServer server = new StubbornMailServer(Mood.DRIPS)) {
            sender.setPort(server.port());
            Postman hurried = new Postman(sender, settings, Duration.ofMillis(700));
            Letters.Letter letter = new Letters.Letter("subject", "text", "html");
            long before = System.nanoTime();
            assertThatThrownBy(() -> hurried.deliver(Ids.next(), new Recipient(email, "Gus"), letter))
                    .isInstanceOf(MailSendException.class)
                    .hasMessageContaining("too slow");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            hurried.stop();
        }
    }

    @Test
    void restsLongerAfterEachTryAndGivesUpAfterADay() throws InterruptedException {
        CART_ORDER.answers("/internal/orders/" + order + "/mail", 503, "{}");
        queue.queueForOrder(order, "order-confirmed", Map.of());
        List<Integer> rests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            makeDue();
            assertThat(sendMail.sendNext()).isTrue();
            rests.add(jdbc.sql("select round(extract(epoch from next_at - clock_timestamp())) from mail")
                    .query(Integer.class)
                    .single());
        }
        assertThat(rests).startsWith(5, 10, 20, 40, 80).endsWith(2_560, 2_560);

        jdbc.sql("update mail set created_at = created_at - interval '25 hours'")
                .update();
        makeDue();
        sendMail.sendNext();
        assertThat(row("status")).isEqualTo("parked");
        assertThat(row("last_error")).isNotBlank();
    }

    @Test
    void sendsEachLetterOnceHoweverManyReplicasThereAre() throws Exception {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID other = Ids.next();
            emails.add(IdentityTestServer.newEmail());
            answerFacts(other, emails.getLast());
            queue.queueForOrder(other, "order-confirmed", Map.of());
        }
        Callable<Integer> replica = () -> {
            int sent = 0;
            while (replica(queue).sendNext()) {
                sent++;
            }
            return sent;
        };
        int sent = 0;
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> one : replicas.invokeAll(List.of(replica, replica, replica, replica))) {
                sent += one.get();
            }
        }
        assertThat(sent).isEqualTo(40);
        assertThat(emails).allSatisfy(one -> assertThat(ReceivedLetters.to(one)).hasSize(1));
    }

    @Test
    void leavesALetterToWhoeverTookIt() throws InterruptedException {
        queue.queueForOrder(order, "order-confirmed", Map.of());
        Mail mine = queue.take().orElseThrow();
        assertThat(sendMail.sendNext()).as("it is taken").isFalse();
        makeDue(); // my lease is over
        Mail theirs = queue.take().orElseThrow();

        queue.putBack(mine, "too late");

        assertThat(row("last_error")).isEmpty();
        assertThat(theirs.attempts()).isEqualTo(2);
    }

    @Test
    void doesNotSendAgainWhatTheDatabaseCouldNotNote() throws InterruptedException {
        queue.queueForOrder(order, "order-confirmed", Map.of());
        MailQueue shaky = spy(AopTestUtils.<MailQueue>getTargetObject(queue));
        doThrow(new DataAccessResourceFailureException("the database restarts"))
                .doThrow(new DataAccessResourceFailureException("the database restarts"))
                .doCallRealMethod()
                .when(shaky)
                .markSent(org.mockito.ArgumentMatchers.any());

        replica(shaky).sendNext();

        assertThat(row("status")).isEqualTo("sent");
        assertThat(ReceivedLetters.to(email)).hasSize(1);
    }

    @Test
    void tellsTheStoryOfAnOrderInItsOrder() throws InterruptedException {
        queue.queueForOrder(order, "order-confirmed", Map.of());
        queue.queueForOrder(order, "order-delivered", Map.of());
        CART_ORDER.answers("/internal/orders/" + order + "/mail", 503, "{}");
        sendMail.sendNext();
        answerFacts();
        assertThat(sendMail.sendNext()).as("the second waits for the first").isFalse();

        makeDue();
        while (sendMail.sendNext()) {
            assertThat(ReceivedLetters.to(email)).isNotEmpty();
        }

        assertThat(ReceivedLetters.subjectsTo(email))
                .containsExactly("Your order 261121-000042", "Your order 261121-000042 has arrived");
    }

    private SendMail replica(MailQueue itsQueue) {
        return new SendMail(itsQueue, recipients, orders, letters, notices, choices, postman);
    }

    private static void answerFacts(UUID order, String email) {
        CART_ORDER.answers("/internal/orders/" + order + "/mail", 200, """
                {"number":"261121-000042","order_token":"t","email":"%s","user_id":null,"name":"Gus Guest",
                 "currency":"USD","total_cents":4097,"items":[{"title":"Emma","quantity":1,"total_cents":4097}]}""".formatted(email));
    }

    private void useGoodServerAndSend() throws InterruptedException {
        sender.setPort(IdentityTestServer.MAIL.getSmtp().getPort());
        makeDue();
        assertThat(sendMail.sendNext()).isTrue();
        assertThat(sendMail.sendNext()).isFalse();
    }

    private void makeDue() {
        jdbc.sql("update mail set next_at = clock_timestamp()").update();
    }

    private String row(String column) {
        return jdbc.sql("select coalesce(" + column + "::text, '') from mail where order_id = ?")
                .param(order)
                .query(String.class)
                .single();
    }
}
