package io.bookstore.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxIntegrationTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private Mailbox mailbox;

    @BeforeEach
    void start() throws IOException {
        mailbox = Mailbox.start(0, 0, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        mailbox.close();
        http.close();
    }

    @Test
    void showsWhatWasSent() throws Exception {
        send(
                mail("Your order “Emma” is on its way", "ada@example.org"),
                "Track it: https://shop.test/orders/7?a=1&b=2.",
                null);

        var api = get("/api/messages");
        assertThat(api.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JsonPath.<String>read(api.body(), "$.messages[0].subject"))
                .isEqualTo("Your order “Emma” is on its way");
        assertThat(JsonPath.<List<String>>read(api.body(), "$.messages[0].to")).containsExactly("ada@example.org");
        assertThat(JsonPath.<String>read(api.body(), "$.messages[0].from"))
                .isEqualTo("The Bookstore <shop@bookstore.example>");
        assertThat(JsonPath.<String>read(api.body(), "$.messages[0].text")).startsWith("Track it: https://shop.test");
        assertThat(JsonPath.<String>read(api.body(), "$.messages[0].html")).isNull();
        assertThat(JsonPath.<String>read(api.body(), "$.messages[0].received_at"))
                .isEqualTo(NOW.toString());

        assertThat(get("/").body())
                .contains("Your order “Emma” is on its way", "ada@example.org", "href=\"/messages/1\"", NOW.toString());
        assertThat(get("/messages/1").body()).contains("href=\"https://shop.test/orders/7?a=1&amp;b=2\"");
    }

    @Test
    void listsTheNewestFirstAndByRecipient() throws Exception {
        send(mail("first", "ada@example.org"), "1", null);
        send(mail("second", "grace@example.org", "ada@example.org"), "2", null);
        send(mail("third", "grace@example.org"), "3", null);

        assertThat(subjects("/api/messages")).containsExactly("third", "second", "first");
        assertThat(subjects("/api/messages?to=ADA%40example.org")).containsExactly("second", "first");
        assertThat(subjects("/api/messages?to=nobody@example.org")).isEmpty();
    }

    @Test
    void letsAMailDoNothingButShowItself() throws Exception {
        var evil =
                "<script>alert(1)</script><img src=\"http://tracker.test/x\"><a href=\"https://shop.test/reset\">Reset</a>";
        send(mail("<script>alert('subject')</script>", "ada@example.org"), "<script>alert('text')</script>", evil);

        assertThat(get("/").body()).doesNotContain("<script").contains("&lt;script&gt;alert(&#39;subject&#39;)");
        var page = get("/messages/1");
        assertThat(page.body())
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;text&#39;)", "src=\"/messages/1/html\"", "sandbox=\"allow-popups ");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");

        var html = get("/messages/1/html");
        assertThat(html.body()).isEqualTo("<base target=\"_blank\">" + evil);
        assertThat(html.headers().firstValue("Content-Security-Policy")).contains(MailboxServer.MAIL_POLICY);
        assertThat(MailboxServer.MAIL_POLICY).contains("sandbox").doesNotContain("allow-scripts", "allow-same-origin");
    }

    @Test
    void namesAttachments() throws Exception {
        var message = mail("Invoice", "ada@example.org");
        var text = new MimeBodyPart();
        text.setText("See the invoice", "UTF-8");
        var invoice = new MimeBodyPart();
        invoice.setContent(new byte[] {1, 2, 3}, "application/pdf");
        invoice.setFileName("invoice-7.pdf");
        invoice.setDisposition(MimeBodyPart.ATTACHMENT);
        message.setContent(new MimeMultipart(text, invoice));
        Transport.send(message);

        var api = get("/api/messages").body();
        assertThat(JsonPath.<String>read(api, "$.messages[0].text")).isEqualTo("See the invoice");
        assertThat(JsonPath.<String>read(api, "$.messages[0].attachments[0].name"))
                .isEqualTo("invoice-7.pdf");
        assertThat(JsonPath.<String>read(api, "$.messages[0].attachments[0].content_type"))
                .isEqualTo("application/pdf");
        assertThat(get("/messages/1").body()).contains("invoice-7.pdf (application/pdf)");
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        assertThat(get("/").body()).contains("No mail yet");
        assertThat(get("/messages/7").statusCode()).isEqualTo(404);
        assertThat(get("/messages/99999999999999999999").statusCode()).isEqualTo(404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
        assertThat(get("/api/messages?to").statusCode()).isEqualTo(200);
        var deleted = http.send(
                HttpRequest.newBuilder(URI.create(mailbox.url() + "/api/messages"))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(deleted.statusCode()).isEqualTo(405);
    }

    @Test
    void answersOnlyUnderItsOwnName() throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(mailbox.url()).getPort())) {
            socket.setSoTimeout(5_000);
            var request = "GET /api/messages HTTP/1.1\r\nHost: evil.test:8125\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(mailbox.url() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<String> subjects(String path) throws IOException, InterruptedException {
        return JsonPath.read(get(path).body(), "$.messages[*].subject");
    }

    private void send(MimeMessage message, String text, String html) throws MessagingException {
        if (html == null) {
            message.setText(text, "UTF-8");
        } else {
            var plain = new MimeBodyPart();
            plain.setText(text, "UTF-8");
            var rich = new MimeBodyPart();
            rich.setText(html, "UTF-8", "html");
            message.setContent(new MimeMultipart("alternative", plain, rich));
        }
        Transport.send(message);
    }

    private MimeMessage mail(String subject, String... to) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(mailbox.mailPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("The Bookstore <shop@bookstore.example>"));
        for (var one : to) message.addRecipients(Message.RecipientType.TO, one);
        message.setSubject(subject, "UTF-8");
        return message;
    }
}
