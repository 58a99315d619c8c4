package io.bookstore.identity.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** ASVS 6.5 and 6.6: codes work once, recovery codes too, and guessing is slowed down. */
class SecondFactorIntegrationTests extends SharedIdentity {

    private static final String FACTOR = "/v1/me/second-factor";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private io.bookstore.identity.vault.AccountKeys keys;

    @Test
    void asksForACodeOnceTheFactorIsOnAndTakesEachOnce() {
        Visitor reader = Visitor.signedIn();
        assertThat(reader.post(FACTOR, Map.of("password", "not my password")).problem())
                .isEqualTo("wrong-password");
        Answer begun = reader.post(FACTOR, Map.of("password", Visitor.PASSWORD));
        assertThat(begun.text("uri")).startsWith("otpauth://totp/").contains(begun.text("secret"));
        assertThat(reader.login(Visitor.PASSWORD).status()).as("not on yet").isEqualTo(200);
        JsonNode codes = turnOn(reader);
        assertThat(codes).hasSize(10);
        assertThat(reader.login(Visitor.PASSWORD).problem()).isEqualTo("second-factor-required");
        String recovery = codes.path(0).asString();
        assertThat(login(reader, recovery).status()).isEqualTo(200);
        assertThat(login(reader, recovery).status()).as("6.5.1: once").isEqualTo(401);
        allowEarlierCodes(reader);
        String code = code(reader);
        assertThat(login(reader, code).status()).isEqualTo(200);
        assertThat(login(reader, code).status()).as("6.5.1: once").isEqualTo(401);
        assertThat(reader.get(FACTOR).body().path("recovery_codes_left").asInt())
                .isEqualTo(9);
        assertThat(reader.post(FACTOR, Map.of("password", Visitor.PASSWORD)).status())
                .isEqualTo(409);
        assertThat(reader.post(FACTOR + "/off", off(codes.path(1).asString())).status())
                .isEqualTo(200);
        assertThat(reader.login(Visitor.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void endsOtherSessionsAndSlowsDownWhoGuessesCodes() {
        Visitor here = Visitor.signedIn();
        Visitor there = here.elsewhere("203.0.113.40");
        there.login(Visitor.PASSWORD);
        here.post(FACTOR, Map.of("password", Visitor.PASSWORD));
        turnOn(here);
        assertThat(there.refresh().status()).isEqualTo(401);
        assertThat(java.util.stream.IntStream.range(0, 8)
                        .map(n -> login(there, "00000" + n).status()))
                .contains(401, 429);
    }

    @Test
    void keepsNeitherSecretNorCodesInClear() {
        Visitor reader = Visitor.signedIn();
        reader.post(FACTOR, Map.of("password", Visitor.PASSWORD));
        JsonNode codes = turnOn(reader);
        assertThat(jdbc.sql("select count(*) from recovery_code where encode(hash, 'escape') = :code")
                        .param("code", codes.path(0).asString())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private JsonNode turnOn(Visitor reader) {
        assertThat(reader.post(FACTOR + "/confirm", Map.of("code", "000000")).problem())
                .isEqualTo("wrong-code");
        Answer on = reader.post(FACTOR + "/confirm", Map.of("code", code(reader)));
        assertThat(on.status()).isEqualTo(200);
        return on.body().path("recovery_codes");
    }

    private static Answer login(Visitor reader, String code) {
        return reader.take(reader.post(
                "/v1/auth/login", Map.of("email", reader.email(), "password", Visitor.PASSWORD, "code", code)));
    }

    private static Map<String, Object> off(String code) {
        return Map.of("password", Visitor.PASSWORD, "code", code);
    }

    private void allowEarlierCodes(Visitor reader) {
        jdbc.sql("update second_factor set last_step = 0 where account_id = :id")
                .param("id", id(reader))
                .update();
    }

    private String code(Visitor reader) {
        UUID id = id(reader);
        byte[] sealed = jdbc.sql("select secret from second_factor where account_id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
        String secret = keys.of(id).open(sealed, "second_factor", id, "secret");
        var generator = new TimeBasedOneTimePasswordGenerator();
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(Base64.getDecoder().decode(secret), generator.getAlgorithm()),
                    Clock.systemUTC().instant(),
                    Locale.ROOT);
        } catch (InvalidKeyException broken) {
            throw new AssertionError(broken);
        }
    }

    private static UUID id(Visitor reader) {
        return UUID.fromString(reader.get("/v1/me").text("id"));
    }
}
