package io.bookstore.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.IdentityTestServer;
import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import io.bookstore.platform.testing.Await;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passwords and addresses change hands only with the owner's will. */
class CredentialsIntegrationTests extends SharedIdentity {

    private static final String NEW = "another password of mine";
    private static final String RESET = "Choose a new password";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void resetsAPasswordOnceByTheMailedLinkAndEndsAllSessions() {
        Visitor reader = Visitor.signedIn();
        assertThat(forgot(reader.email()).status()).isEqualTo(202);
        String token = reader.mailedToken(RESET);
        assertThat(choose(token, NEW).status()).isEqualTo(204);
        assertThat(choose(token, NEW).problem()).as("API2-6: once").isEqualTo("link-not-valid");
        assertThat(reader.refresh().status()).as("API2-3").isEqualTo(401);
        assertThat(reader.login(Visitor.PASSWORD).status()).isEqualTo(401);
        assertThat(reader.login(NEW).status()).isEqualTo(200);
        Await.until(
                "the owner is told",
                () -> !reader.letters("Your password was changed").isEmpty());
    }

    @Test
    void keepsOnlyAHashOfTheLinkAndLetsItDieAfterHalfAnHour() {
        Visitor reader = Visitor.registered();
        forgot(reader.email());
        String token = reader.mailedToken(RESET);
        assertThat(token).as("API2-6: 256 bits").hasSize(43);
        assertThat(jdbc.sql("select count(*) from mailed_token where hash = convert_to(:token, 'UTF8')")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("update mailed_token set expires_at = expires_at - interval '31 minutes'")
                .update();
        assertThat(choose(token, NEW).problem()).isEqualTo("link-not-valid");
    }

    @Test
    void refusesWeakPasswordsAndKeepsTheLink() {
        Visitor reader = Visitor.registered();
        forgot(reader.email());
        String token = reader.mailedToken(RESET);
        for (String weak : new String[] {"password1", "Sunshine!!", "iloveyou2024", "Rita Reader!", reader.email()}) {
            Answer refused = choose(token, weak);
            assertThat(refused.status()).as(weak).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("field").asString())
                    .isEqualTo("password");
        }
        assertThat(choose(token, NEW).status()).isEqualTo(204);
    }

    @Test
    void answersAllAlikeWhoeverAsks() {
        Visitor reader = Visitor.registered();
        Answer known = forgot(reader.email());
        Answer unknown = forgot(IdentityTestServer.newEmail());
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(forgot("nobody").status()).isEqualTo(400);
    }

    @Test
    void changesAPasswordAndKeepsThisSessionOnly() {
        Visitor here = Visitor.signedIn();
        Visitor there = here.elsewhere("203.0.113.9");
        there.login(Visitor.PASSWORD);
        assertThat(change(here, "not my password", NEW).problem()).isEqualTo("wrong-password");
        assertThat(change(here, Visitor.PASSWORD, "password123").status()).isEqualTo(400);
        assertThat(change(here, Visitor.PASSWORD, NEW).status()).isEqualTo(204);
        assertThat(there.refresh().status()).isEqualTo(401);
        assertThat(here.refresh().status()).isEqualTo(200);
        assertThat(here.login(NEW).status()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoGuessesTheCurrentPassword() {
        Visitor reader = Visitor.signedIn();
        assertThat(IntStream.range(0, 10)
                        .map(n -> change(reader, "guess number " + n, NEW).status()))
                .contains(422, 429);
    }

    @Test
    void changesAnAddressWhenBothMailboxesAgree() {
        Visitor reader = Visitor.signedIn();
        String before = reader.email();
        String after = IdentityTestServer.newEmail();
        assertThat(changeEmail(reader, after).status()).isEqualTo(202);
        String subject = "Please confirm your new e-mail address";
        String old = reader.mailedToken(subject);
        String fresh = new Visitor().called(after).mailedToken(subject);
        assertThat(confirm(old).text("status")).isEqualTo("waiting");
        assertThat(reader.login(Visitor.PASSWORD).status()).isEqualTo(200);
        assertThat(confirm(fresh).text("status")).isEqualTo("changed");
        assertThat(confirm(fresh).problem()).isEqualTo("link-not-valid");
        assertThat(reader.refresh().status()).isEqualTo(401);
        assertThat(reader.called(before).login(Visitor.PASSWORD).status()).isEqualTo(401);
        assertThat(reader.called(after).login(Visitor.PASSWORD).status()).isEqualTo(200);
        assertThat(reader.get("/v1/me").text("email")).isEqualTo(after);
    }

    @Test
    void tellsOnlyTheMailboxThatAnAddressIsTaken() {
        Visitor victim = Visitor.registered();
        Visitor reader = Visitor.signedIn();
        Answer taken = changeEmail(reader, victim.email());
        Answer free = changeEmail(reader, IdentityTestServer.newEmail());
        assertThat(taken.body()).isEqualTo(free.body());
        assertThat(taken.status()).isEqualTo(free.status());
        Await.until(
                "the other is told",
                () -> !victim.letters("You already have an account").isEmpty());
        assertThat(victim.login(Visitor.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aResetLinkDiesWithTheAddressItWasSentTo() {
        Visitor reader = Visitor.signedIn();
        forgot(reader.email());
        String reset = reader.mailedToken(RESET);
        String after = IdentityTestServer.newEmail();
        changeEmail(reader, after);
        String subject = "Please confirm your new e-mail address";
        confirm(reader.mailedToken(subject));
        confirm(new Visitor().called(after).mailedToken(subject));
        assertThat(choose(reset, NEW).problem()).as("API2-6").isEqualTo("link-not-valid");
    }

    private static Answer forgot(String email) {
        return new Visitor().post("/v1/auth/password-reset", Map.of("email", email));
    }

    private static Answer choose(String token, String password) {
        return new Visitor().post("/v1/auth/password-reset/confirm", Map.of("token", token, "password", password));
    }

    private static Answer change(Visitor who, String current, String password) {
        return who.post("/v1/me/password", Map.of("current_password", current, "new_password", password));
    }

    private static Answer changeEmail(Visitor who, String email) {
        return who.post("/v1/me/email", Map.of("email", email, "password", Visitor.PASSWORD));
    }

    private static Answer confirm(String token) {
        return new Visitor().post("/v1/auth/confirm-email", Map.of("token", token));
    }
}
