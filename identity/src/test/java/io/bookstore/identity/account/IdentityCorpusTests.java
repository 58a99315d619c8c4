package io.bookstore.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.IdentityTestServer;
import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corpus I of design/reliability.md, each case by its id. Ten wrong passwords stand in ThrottleIntegrationTests. */
class IdentityCorpusTests extends SharedIdentity {

    private static final String GOOD = "quiet otters read at noon";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CommonPasswords common;

    @TestFactory
    Stream<DynamicTest> addressesThatAreNone() {
        return Map.of(
                        "I-email-empty", "",
                        "I-email-255", "a".repeat(64) + "@" + "b".repeat(186) + ".org",
                        "I-email-no-dot", "a@b",
                        "I-email-crlf", "reader@example.com\r\nBcc: victim@example.com",
                        "I-email-bare-lf", "reader@example.com\nBcc:victim@example.com",
                        "I-email-two-at", "a@b@example.com")
                .entrySet()
                .stream()
                .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> {
                    long accounts = accounts();
                    for (Answer answer : List.of(
                            register(bad.getValue(), GOOD),
                            new Visitor().post("/v1/auth/password-reset", Map.of("email", bad.getValue())),
                            new Visitor().post("/v1/auth/verify-email/resend", Map.of("email", bad.getValue())))) {
                        assertThat(answer.status()).isEqualTo(400);
                        assertThat(answer.raw()
                                        .headers()
                                        .firstValue("content-type")
                                        .orElse(""))
                                .startsWith("application/problem+json");
                    }
                    assertThat(accounts()).isEqualTo(accounts);
                }));
    }

    @TestFactory
    Stream<DynamicTest> twinsOfAKnownAddress() {
        Visitor known = Visitor.registered();
        String[] parts = known.email().split("@");
        Answer first = register(IdentityTestServer.newEmail(), GOOD);
        return Map.of(
                        "I-twin-case", known.email().toUpperCase(Locale.ROOT),
                        "I-twin-plus", parts[0] + "+tag@" + parts[1],
                        "I-twin-dot", parts[0].replace("-", ".-") + "@" + parts[1],
                        "I-twin-idn", parts[0] + "@ex\u00e4mple.com",
                        "I-twin-unicode", "\u0440" + parts[0] + "@" + parts[1],
                        "I-twin-same", known.email())
                .entrySet()
                .stream()
                .map(twin -> DynamicTest.dynamicTest(twin.getKey(), () -> {
                    Answer answer = register(twin.getValue(), GOOD);
                    assertThat(answer.status()).isEqualTo(202);
                    assertThat(answer.body()).isEqualTo(first.body());
                    assertThat(known.login(Visitor.PASSWORD).status()).isEqualTo(200);
                }));
    }

    @TestFactory
    Stream<DynamicTest> passwords() {
        String seventyTwo = "0123456789abcdefghijklmnop".repeat(3).substring(0, 72);
        return Stream.of(
                refused("I-password-7", "abcdefg"),
                refused("I-password-129", "quiet otter ".repeat(11).substring(0, 129)),
                refused("I-password-breached", "password1"),
                refused("I-password-breached-tail", "Dragon2024!"),
                accepted("I-password-8", "ot7ers-q", "ot7ers-Q"),
                accepted("I-password-64", "quiet otter ".repeat(6).substring(0, 64), GOOD),
                accepted("I-password-128", "quiet otter ".repeat(11).substring(0, 128), GOOD),
                accepted("I-password-72-twins", seventyTwo + "a", seventyTwo + "b"),
                accepted("I-password-leading-space", "  two blanks first", "two blanks first"),
                accepted("I-password-emoji", "\ud83e\udd89\ud83e\udd89\ud83e\udd89\ud83e\udd89\ud83d\udcda", GOOD));
    }

    @Test
    void aMegabyteOfPasswordCostsNothing() {
        long start = System.nanoTime();
        assertThat(register(IdentityTestServer.newEmail(), "x".repeat(900_000)).status())
                .as("I-password-1MB")
                .isIn(400, 413);
        assertThat(new Visitor()
                        .post("/v1/auth/login", Map.of("email", "a@example.com", "password", "x".repeat(900_000)))
                        .status())
                .isIn(400, 413);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void refusesTheThreeThousandThatAreTriedFirst() throws IOException {
        assertThat(common.size()).as("how many are known").isGreaterThanOrEqualTo(10_000);
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                new ClassPathResource("passwords/common.txt").getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(list.lines()
                            .limit(3_000)
                            .filter(word ->
                                    common.objection(word, "r@example.com", "R").isEmpty()))
                    .as("I-password-breached")
                    .isEmpty();
        }
        assertThat(common.objection("correct-horse-battery-staple", "r@example.com", "R"))
                .isEmpty();
    }

    @Test
    void rightsCannotBeWrittenIntoARegistration() {
        for (String field : List.of("role", "roles", "verified", "id", "balance", "created_at", "status")) {
            assertThat(new Visitor()
                            .post(
                                    "/v1/auth/register",
                                    Map.of(
                                            "email",
                                            IdentityTestServer.newEmail(),
                                            "password",
                                            GOOD,
                                            "name",
                                            "R",
                                            field,
                                            "admin"))
                            .status())
                    .as("API3-1 " + field)
                    .isEqualTo(400);
        }
    }

    private DynamicTest refused(String id, String password) {
        return DynamicTest.dynamicTest(id, () -> {
            long accounts = accounts();
            Answer answer = register(IdentityTestServer.newEmail(), password);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.raw().body()).doesNotContain(password);
            assertThat(accounts()).isEqualTo(accounts);
        });
    }

    private DynamicTest accepted(String id, String password, String twin) {
        return DynamicTest.dynamicTest(id, () -> {
            String email = IdentityTestServer.newEmail();
            assertThat(register(email, password).status()).isEqualTo(202);
            Visitor reader = new Visitor().called(email);
            assertThat(reader.login(twin).status()).isEqualTo(401);
            assertThat(reader.login(password).status()).isEqualTo(200);
        });
    }

    private static Answer register(String email, String password) {
        return new Visitor()
                .post("/v1/auth/register", Map.of("email", email, "password", password, "name", "Rita Reader"));
    }

    private long accounts() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }
}
