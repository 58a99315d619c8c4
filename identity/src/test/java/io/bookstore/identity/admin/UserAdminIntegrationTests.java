package io.bookstore.identity.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import io.bookstore.platform.testing.Await;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API5-1: admins manage accounts, nobody else does, and one admin always stays. */
class UserAdminIntegrationTests extends SharedIdentity {

    private static final String USERS = "/v1/admin/users/";

    @Autowired
    private JdbcClient jdbc;

    private Visitor admin = new Visitor();

    @BeforeEach
    void onlyOneAdmin() {
        jdbc.sql("update account set roles = '{customer}'").update();
        admin = Visitor.signedIn();
        promote(admin);
    }

    @Test
    void findsAnAccountByItsAddressOrId() {
        Visitor reader = Visitor.signedIn();
        String id = id(reader);
        Answer found = admin.get("/v1/admin/users?q=" + reader.email());
        assertThat(found.body().path("total").asInt()).isEqualTo(1);
        assertThat(found.body().path("data").path(0).path("id").asString()).isEqualTo(id);
        assertThat(admin.get("/v1/admin/users?q=" + id).body().path("total").asInt())
                .isEqualTo(1);
        assertThat(admin.get("/v1/admin/users?q=nobody").body().path("total").asInt())
                .isZero();
        Answer page = admin.get("/v1/admin/users?limit=1");
        assertThat(page.body().path("total").asInt()).isGreaterThan(1);
        assertThat(admin.get("/v1/admin/users?limit=1&after="
                                + page.body().path("next_cursor").asString())
                        .body()
                        .path("data"))
                .hasSize(1);
        assertThat(admin.get(USERS + id).text("status")).isEqualTo("active");
        assertThat(found.raw().body()).as("API3-2").doesNotContain("password", "hash");
    }

    @Test
    void takesARoleAwayWithinSeconds() {
        Visitor other = Visitor.signedIn();
        promote(other);
        assertThat(other.get("/v1/admin/users").status()).isEqualTo(200);
        assertThat(admin.send("PUT", USERS + id(other) + "/roles", Map.of("roles", List.of("staff")))
                        .body()
                        .path("roles"))
                .hasSize(2);
        Await.until("its token is dead", () -> other.get("/v1/admin/users").status() == 401);
        other.login(Visitor.PASSWORD);
        assertThat(other.get("/v1/admin/users").status()).isEqualTo(403);
    }

    @Test
    void disablesAndEnables() {
        Visitor reader = Visitor.signedIn();
        String id = id(reader);
        assertThat(admin.post(USERS + id + "/disable", Map.of()).text("status")).isEqualTo("disabled");
        assertThat(reader.refresh().status()).as("API2-3").isEqualTo(401);
        assertThat(reader.login(Visitor.PASSWORD).status()).isEqualTo(401);
        Await.until("its token is dead", () -> reader.get("/v1/me").status() == 401);
        assertThat(admin.post(USERS + id + "/enable", Map.of()).text("status")).isEqualTo("active");
        assertThat(reader.login(Visitor.PASSWORD).status()).isEqualTo(200);
        assertThat(admin.get(USERS + id + "/audit")
                        .body()
                        .path("data")
                        .valueStream()
                        .map(e -> e.path("action").asString()))
                .containsExactly("enabled", "disabled");
    }

    @Test
    void renamesAndErases() {
        Visitor reader = Visitor.signedIn();
        String id = id(reader);
        assertThat(admin.send("PATCH", USERS + id, Map.of("name", "Robin")).text("name"))
                .isEqualTo("Robin");
        assertThat(admin.send("PATCH", USERS + id, Map.of("role", "admin")).status())
                .as("API3-1")
                .isEqualTo(400);
        assertThat(admin.send("DELETE", USERS + id, null).status()).isEqualTo(204);
        assertThat(admin.get(USERS + id).status()).isEqualTo(404);
        assertThat(admin.send("DELETE", USERS + id, null).status()).isEqualTo(404);
    }

    @Test
    void theLastAdminStays() {
        String id = id(admin);
        assertThat(admin.send("PUT", USERS + id + "/roles", Map.of("roles", List.of("customer")))
                        .problem())
                .isEqualTo("last-admin");
        assertThat(admin.post(USERS + id + "/disable", Map.of()).problem()).isEqualTo("last-admin");
        assertThat(admin.send("DELETE", USERS + id, null).problem()).isEqualTo("last-admin");
        assertThat(admin.send("DELETE", "/v1/me", null).problem()).isEqualTo("last-admin");
    }

    @Test
    void twoAdminsWhoDemoteEachOtherAtOnceLeaveOne() throws InterruptedException {
        Visitor other = Visitor.signedIn();
        promote(other);
        List<Thread> both = List.of(
                Thread.ofVirtual().start(() -> demote(admin, id(other))),
                Thread.ofVirtual().start(() -> demote(other, id(admin))));
        for (Thread each : both) {
            each.join();
        }
        assertThat(jdbc.sql("select count(*) from account where 'admin' = any (roles)")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void nobodyElseGetsIn() {
        Visitor reader = Visitor.signedIn();
        String id = UUID.randomUUID().toString();
        Set<Integer> codes = IntStream.of(
                        reader.get("/v1/admin/users").status(),
                        reader.get(USERS + id).status(),
                        reader.send("PATCH", USERS + id, Map.of("name", "x")).status(),
                        reader.send("PUT", USERS + id + "/roles", Map.of("roles", List.of("admin")))
                                .status(),
                        reader.post(USERS + id + "/disable", Map.of()).status(),
                        reader.post(USERS + id + "/enable", Map.of()).status(),
                        reader.send("DELETE", USERS + id, null).status(),
                        reader.get(USERS + id + "/audit").status())
                .boxed()
                .collect(Collectors.toSet());
        assertThat(codes).containsExactly(403);
    }

    private void demote(Visitor who, String whom) {
        who.send("PUT", USERS + whom + "/roles", Map.of("roles", List.of("customer")));
    }

    private void promote(Visitor who) {
        jdbc.sql("update account set roles = '{customer,staff,admin}' where id = :id")
                .param("id", UUID.fromString(id(who)))
                .update();
        who.login(Visitor.PASSWORD);
    }

    private static String id(Visitor who) {
        return who.get("/v1/me").text("id");
    }
}
