package io.bookstore.identity.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** P1: who leaves takes everything along. */
class OwnDataIntegrationTests extends SharedIdentity {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void erasesAnAccountWithItsKeyAndTellsEverybody() {
        Visitor reader = Visitor.signedIn();
        UUID id = UUID.fromString(reader.get("/v1/me").text("id"));
        reader.post(
                "/v1/me/addresses",
                Map.of("name", "R", "line1", "1", "city", "L", "postal_code", "E", "country", "GB"));
        assertThat(reader.send("DELETE", "/v1/me", null).status()).isEqualTo(204);
        for (String table : List.of("account_key", "address", "refresh_family", "mailed_token")) {
            assertThat(rows(table, "account_id", id)).as(table).isZero();
        }
        assertThat(rows("account", "id", id)).isZero();
        assertThat(reader.refresh().status()).isEqualTo(401);
        assertThat(reader.login(Visitor.PASSWORD).status()).isEqualTo(401);
        JsonNode told = JsonMapper.shared()
                .readTree(jdbc.sql(
                                "select payload::text from outbox where type = 'account-erased' and payload::jsonb ->> 'user_id' = :id")
                        .param("id", id.toString())
                        .query(String.class)
                        .single());
        assertThat(told.propertyNames())
                .isEqualTo(JsonMapper.shared()
                        .readTree(EventSamples.read("identity", "account-erased"))
                        .propertyNames());
        Await.until(
                "the last letter", () -> !reader.letters("Your account is gone").isEmpty());
        assertThat(reader.register().status()).as("the address is free again").isEqualTo(202);
        assertThat(reader.login(Visitor.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whatABackupHeldIsUnreadableWithoutTheKey() {
        Visitor reader = Visitor.signedIn();
        UUID id = UUID.fromString(reader.get("/v1/me").text("id"));
        jdbc.sql("delete from account_key where account_id = :id")
                .param("id", id)
                .update();
        assertThat(reader.get("/v1/me").status()).isEqualTo(500);
    }

    @Test
    void anOldSessionHasToGiveThePassword() {
        Visitor reader = Visitor.signedIn();
        jdbc.sql("update refresh_family set created_at = created_at - interval '16 minutes' where id = :id")
                .param("id", UUID.fromString(reader.refreshToken().substring(0, 36)))
                .update();
        assertThat(reader.send("DELETE", "/v1/me", null).problem()).isEqualTo("sign-in-again");
        assertThat(erase(reader, "not my password").problem()).isEqualTo("wrong-password");
        assertThat(reader.get("/v1/me").status()).isEqualTo(200);
        assertThat(erase(reader, Visitor.PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void exportsWhatEverybodyKnowsAndSaysWhoIsMissing() {
        Visitor reader = Visitor.signedIn();
        String path = "/internal/users/" + reader.get("/v1/me").text("id") + "/export";
        NEIGHBOUR.answers(path, 200, "{\"orders\":[]}");
        Answer whole = reader.get("/v1/me/export");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body().path("account").path("email").asString()).isEqualTo(reader.email());
        assertThat(whole.body().path("services").propertyNames())
                .containsExactlyInAnyOrder("cart-order", "catalog", "payment-shipping");
        assertThat(whole.body().path("missing")).isEmpty();
        assertThat(whole.body().path("sessions").path(0).path("device").asString())
                .isEqualTo("Visitor/1.0");
        assertThat(whole.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
        NEIGHBOUR.answers(path, 503, "{}");
        assertThat(reader.get("/v1/me/export").body().path("missing")).hasSize(3);
    }

    private static Answer erase(Visitor reader, String password) {
        return reader.post("/v1/me/erasure", Map.of("password", password));
    }

    private long rows(String table, String column, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
