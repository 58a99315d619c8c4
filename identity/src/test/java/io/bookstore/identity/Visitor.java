package io.bookstore.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Await;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a mailbox, a network address and, after signing in, tokens, as the running identity service sees them. */
public final class Visitor {

    public static final String PASSWORD = "a password of some length";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    private String email = IdentityTestServer.newEmail();
    private @Nullable String address;
    private @Nullable String accessToken;
    private @Nullable String refreshToken;

    /** An answer and its body. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        public String problem() {
            return body.path("type").asString("").replace("urn:bookstore:problem:", "");
        }

        public String text(String field) {
            return body.path(field).asString();
        }
    }

    /** Somebody with a new account, signed in. */
    public static Visitor signedIn() {
        Visitor visitor = new Visitor();
        assertThat(visitor.register().status()).isEqualTo(202);
        assertThat(visitor.login(PASSWORD).status()).isEqualTo(200);
        return visitor;
    }

    public static Visitor registered() {
        Visitor visitor = new Visitor();
        assertThat(visitor.register().status()).isEqualTo(202);
        return visitor;
    }

    /** The same person at another device. */
    public Visitor elsewhere(String otherAddress) {
        Visitor other = new Visitor();
        other.email = email;
        other.address = otherAddress;
        return other;
    }

    public String email() {
        return email;
    }

    public Visitor called(String otherEmail) {
        this.email = otherEmail;
        return this;
    }

    public Visitor from(String otherAddress) {
        this.address = otherAddress;
        return this;
    }

    public String accessToken() {
        return accessToken == null ? "" : accessToken;
    }

    public String refreshToken() {
        return refreshToken == null ? "" : refreshToken;
    }

    public Answer register() {
        return post("/v1/auth/register", Map.of("email", email, "password", PASSWORD, "name", "Rita Reader"));
    }

    public Answer login(String password) {
        return take(post("/v1/auth/login", Map.of("email", email, "password", password)));
    }

    public Answer refresh() {
        return take(post("/v1/auth/refresh", Map.of("refresh_token", refreshToken())));
    }

    public Answer logout(String token) {
        return post("/v1/auth/logout", Map.of("refresh_token", token));
    }

    /** Keeps the tokens of an answer that holds some. */
    public Answer take(Answer answer) {
        if (answer.status() == 200) {
            accessToken = answer.text("access_token");
            refreshToken = answer.text("refresh_token");
        }
        return answer;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SharedIdentity.url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Visitor/1.0")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (accessToken != null && !path.equals("/v1/auth/login") && !path.equals("/v1/auth/refresh")) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body()),
                    answer);
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path, failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    /** The secret in the newest letter with this subject, once it has come. */
    public String mailedToken(String subject) {
        Await.until("a letter called " + subject, () -> !letters(subject).isEmpty());
        Matcher token = TOKEN.matcher(letters(subject).getLast());
        assertThat(token.find()).as("a link in the letter").isTrue();
        return token.group(1);
    }

    /** The texts of the letters to this mailbox. */
    public List<String> letters(String subject) {
        return Arrays.stream(IdentityTestServer.MAIL.getReceivedMessages())
                .filter(letter -> isTo(letter, subject))
                .map(Visitor::text)
                .toList();
    }

    private boolean isTo(MimeMessage letter, String subject) {
        try {
            return letter.getAllRecipients()[0].toString().contains(email)
                    && letter.getSubject().equals(subject);
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String text(MimeMessage letter) {
        return com.icegreen.greenmail.util.GreenMailUtil.getBody(letter)
                .replace("=\r\n", "")
                .replace("=3D", "=");
    }
}
