package io.bookstore.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.IdentityTestServer;
import io.bookstore.platform.testing.EventSamples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = "bookstore.identity.verify-email=false")
@ActiveProfiles("test")
@DirtiesContext
class SignInIntegrationTests {

    private static final String PASSWORD = "a password of some length";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        IdentityTestServer.register(registry);
    }

    @Test
    void registersSignsInAndReadsTheOwnAccount() throws Exception {
        String email = register();
        JsonNode tokens = body(login(email, PASSWORD));
        HttpResponse<String> me =
                send("GET", "/v1/me", null, tokens.path("access_token").asString());
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(body(me).path("email").asString()).isEqualTo(email);
        assertThat(body(me).path("roles")).hasSize(1);
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(300);
    }

    @Test
    void answersAKnownAddressLikeANewOneAndKeepsItsPassword() throws Exception {
        String email = register();
        HttpResponse<String> again = post(
                "/v1/auth/register",
                Map.of(
                        "email",
                        email.toUpperCase(java.util.Locale.ROOT),
                        "password",
                        "another password",
                        "name",
                        "Eve"));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(body(again).path("status").asString()).isEqualTo("accepted");
        assertThat(login(email, "another password").statusCode()).isEqualTo(401);
        assertThat(login(email, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void answersUnknownAddressAndWrongPasswordAlike() throws Exception {
        String email = register();
        HttpResponse<String> wrong = login(email, "not the password");
        HttpResponse<String> unknown = login(IdentityTestServer.newEmail(), "not the password");
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(withoutTrace(wrong)).isEqualTo(withoutTrace(unknown));
    }

    @Test
    void keepsNothingPersonalInClear() throws Exception {
        String email = register();
        List<String> rows = jdbc.sql(
                        "select a::text || encode(email, 'escape') || encode(name, 'escape') || encode(email_key, 'escape') from account a")
                .query(String.class)
                .list();
        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row -> row.contains(email) || row.contains("Rita Reader") || row.contains(PASSWORD));
    }

    @Test
    void announcesANewAccountAsItsSampleShows() throws Exception {
        register();
        JsonNode told = JSON.readTree(jdbc.sql(
                        "select payload::text from outbox where type = 'account-created' order by insert_id desc limit 1")
                .query(String.class)
                .single());
        JsonNode sample = JSON.readTree(EventSamples.read("identity", "account-created"));
        assertThat(told.propertyNames()).isEqualTo(sample.propertyNames());
        assertThat(UUID.fromString(told.path("user_id").asString())).isNotNull();
    }

    @Test
    void rotatesRefreshTokensAndGivesTheSameSuccessorToWhoLostTheAnswer() throws Exception {
        String first = body(login(register(), PASSWORD)).path("refresh_token").asString();
        JsonNode second = body(refresh(first));
        JsonNode again = body(refresh(first));
        assertThat(again.path("refresh_token")).isEqualTo(second.path("refresh_token"));
        assertThat(refresh(second.path("refresh_token").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void endsTheFamilyWhenATokenIsReusedAfterItsSuccessorWasUsed() throws Exception {
        String first = body(login(register(), PASSWORD)).path("refresh_token").asString();
        String second = body(refresh(first)).path("refresh_token").asString();
        String third = body(refresh(second)).path("refresh_token").asString();
        assertThat(refresh(first).statusCode()).isEqualTo(401);
        assertThat(refresh(third).statusCode()).as("T1: the family is dead").isEqualTo(401);
    }

    @Test
    void endsTheFamilyWhenATokenIsReusedAfterTheGrace() throws Exception {
        String first = body(login(register(), PASSWORD)).path("refresh_token").asString();
        String second = body(refresh(first)).path("refresh_token").asString();
        String family = first.substring(0, first.indexOf('.'));
        jdbc.sql(
                        "update refresh_family set rotated_at = rotated_at - interval '11 seconds' where id = cast(:id as uuid)")
                .param("id", family)
                .update();
        assertThat(refresh(first).statusCode()).isEqualTo(401);
        assertThat(refresh(second).statusCode()).isEqualTo(401);
    }

    @Test
    void givesTwentyParallelUsesOneSuccessor() throws Exception {
        String first = body(login(register(), PASSWORD)).path("refresh_token").asString();
        Set<String> successors = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return refresh(first);
                }));
            }
            go.countDown();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                successors.add(body(answer.get()).path("refresh_token").asString());
            }
        }
        assertThat(successors).hasSize(1);
    }

    @Test
    void refusesForgedRefreshTokens() throws Exception {
        String genuine = body(login(register(), PASSWORD)).path("refresh_token").asString();
        String family = genuine.substring(0, genuine.indexOf('.'));
        for (String forged : Arrays.asList(
                "",
                "x",
                "..",
                family + ".1.",
                family + ".2." + genuine.substring(genuine.lastIndexOf('.') + 1),
                genuine + "x")) {
            assertThat(refresh(forged).statusCode()).as(forged).isEqualTo(401);
        }
        assertThat(refresh(genuine).statusCode()).isEqualTo(200);
    }

    @Test
    void logoutEndsTheSignIn() throws Exception {
        JsonNode tokens = body(login(register(), PASSWORD));
        String refresh = tokens.path("refresh_token").asString();
        HttpResponse<String> out = send(
                "POST",
                "/v1/auth/logout",
                Map.of("refresh_token", refresh),
                tokens.path("access_token").asString());
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(refresh(refresh).statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyElseCanLogOneOut() throws Exception {
        String refresh = body(login(register(), PASSWORD)).path("refresh_token").asString();
        String stranger = body(login(register(), PASSWORD)).path("access_token").asString();
        send("POST", "/v1/auth/logout", Map.of("refresh_token", refresh), stranger);
        assertThat(refresh(refresh).statusCode()).isEqualTo(200);
    }

    @Test
    void servesPublicKeysOnly() throws Exception {
        JsonNode keys = body(send("GET", "/.well-known/jwks.json", null, null)).path("keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.path(0).path("kty").asString()).isEqualTo("RSA");
        assertThat(keys.path(0).has("d")).isFalse();
        assertThat(keys.path(0).has("p")).isFalse();
    }

    @Test
    void writesToANewAccountOnce() throws Exception {
        String email = register();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (lettersTo(email) == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(lettersTo(email)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from mail where status = 'waiting' and next_at > :future")
                        .param("future", new Timestamp(System.currentTimeMillis() + 3_600_000))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static long lettersTo(String email) {
        return Arrays.stream(IdentityTestServer.MAIL.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().contains(email);
                    } catch (jakarta.mail.MessagingException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .count();
    }

    private String register() throws Exception {
        String email = IdentityTestServer.newEmail();
        assertThat(post("/v1/auth/register", Map.of("email", email, "password", PASSWORD, "name", "Rita Reader"))
                        .statusCode())
                .isEqualTo(202);
        return email;
    }

    private static HttpResponse<String> login(String email, String password) throws Exception {
        return post("/v1/auth/login", Map.of("email", email, "password", password));
    }

    private static HttpResponse<String> refresh(String token) throws Exception {
        return post("/v1/auth/refresh", Map.of("refresh_token", token));
    }

    private static HttpResponse<String> post(String path, Object body) throws Exception {
        return send("POST", path, body, null);
    }

    private static HttpResponse<String> send(
            String method,
            String path,
            @org.jspecify.annotations.Nullable Object body,
            @org.jspecify.annotations.Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(IdentityTestServer.url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"trace_id\":\"[^\"]*\"", "");
    }
}
