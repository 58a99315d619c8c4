package io.bookstore.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** API2-3: what was ended is dead: refresh tokens at once, access tokens within seconds. */
class SessionsIntegrationTests extends SharedIdentity {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void listsWhereOneIsSignedInAndMarksThisSession() {
        Visitor here = Visitor.signedIn();
        Visitor there = here.elsewhere("203.0.113.20");
        there.login(Visitor.PASSWORD);
        JsonNode list = here.get("/v1/me/sessions").body();
        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(list.path("data").path(0).path("current").asBoolean()).isFalse();
        assertThat(list.path("data").path(1).path("current").asBoolean()).isTrue();
        assertThat(list.path("data").path(1).path("device").asString()).isEqualTo("Visitor/1.0");
        JsonNode first = here.get("/v1/me/sessions?limit=1").body();
        JsonNode second = here.get("/v1/me/sessions?limit=1&after="
                        + first.path("next_cursor").asString())
                .body();
        assertThat(second.path("data").path(0)).isEqualTo(list.path("data").path(1));
        assertThat(here.get("/v1/me/sessions?after=x").status()).isEqualTo(400);
    }

    @Test
    void endsOneSessionOfOnesOwnAndNobodyElses() {
        Visitor here = Visitor.signedIn();
        Visitor there = here.elsewhere("203.0.113.21");
        there.login(Visitor.PASSWORD);
        String id = there.refreshToken().substring(0, 36);
        assertThat(Visitor.signedIn()
                        .send("DELETE", "/v1/me/sessions/" + id, null)
                        .status())
                .isEqualTo(404);
        assertThat(here.send("DELETE", "/v1/me/sessions/" + UUID.randomUUID(), null)
                        .status())
                .isEqualTo(404);
        assertThat(here.send("DELETE", "/v1/me/sessions/" + id, null).status()).isEqualTo(204);
        assertThat(there.refresh().status()).isEqualTo(401);
        diesWithinSeconds(there);
        assertThat(here.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void logoutEndsTheAccessTokenToo() {
        Visitor reader = Visitor.signedIn();
        assertThat(reader.get("/v1/me").status()).isEqualTo(200);
        String refresh = reader.refreshToken();
        assertThat(reader.logout(refresh).status()).isEqualTo(204);
        diesWithinSeconds(reader);
    }

    @Test
    void endsAllOthers() {
        Visitor here = Visitor.signedIn();
        Visitor there = here.elsewhere("203.0.113.22");
        there.login(Visitor.PASSWORD);
        assertThat(here.send("DELETE", "/v1/me/sessions", null).status()).isEqualTo(204);
        diesWithinSeconds(there);
        assertThat(here.refresh().status()).isEqualTo(200);
    }

    @Test
    void tellsOfEndedSessionsAsItsSampleShows() {
        Visitor reader = Visitor.signedIn();
        reader.logout(reader.refreshToken());
        JsonNode told =
                JsonMapper.shared().readTree(jdbc.sql("""
                                select payload::text from outbox where type = 'sessions-revoked' order by insert_id desc limit 1
                                """).query(String.class).single());
        JsonNode sample = JsonMapper.shared().readTree(EventSamples.read("identity", "sessions-revoked"));
        assertThat(told.propertyNames()).isEqualTo(sample.propertyNames());
        assertThat(told.path("session_ids")).hasSize(1);
    }

    @Test
    void tellsTheOwnerOfASignInFromANewPlaceOnly() {
        Visitor here = Visitor.signedIn();
        here.login(Visitor.PASSWORD);
        here.elsewhere("198.51.100.23").login(Visitor.PASSWORD);
        String subject = "Your account was used in a new place";
        Await.until("a letter", () -> !here.letters(subject).isEmpty());
        assertThat(here.letters(subject)).hasSize(1);
    }

    private static void diesWithinSeconds(Visitor visitor) {
        long start = System.nanoTime();
        Await.until("the access token is dead", () -> visitor.get("/v1/me").status() == 401);
        assertThat((System.nanoTime() - start) / 1_000_000_000.0)
                .as("API2-3: seconds until an access token is dead")
                .isLessThan(5);
    }
}
