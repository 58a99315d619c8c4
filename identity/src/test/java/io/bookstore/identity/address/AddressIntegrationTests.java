package io.bookstore.identity.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AddressIntegrationTests extends SharedIdentity {

    private static final Map<String, Object> HOME = Map.of(
            "name", "Rita Reader", "line1", "17 Canary Lane", "city", "London", "postal_code", "E14", "country", "GB");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsChangesAndDeletesAnAddress() {
        Visitor reader = Visitor.signedIn();
        Answer made = reader.post("/v1/me/addresses", HOME);
        assertThat(made.status()).isEqualTo(201);
        String path = "/v1/me/addresses/" + made.text("id");
        assertThat(made.raw().headers().firstValue("Location")).hasValue(path);
        assertThat(reader.get(path).text("line1")).isEqualTo("17 Canary Lane");
        assertThat(reader.send("PUT", path, with("city", "Leeds")).text("city")).isEqualTo("Leeds");
        assertThat(reader.get("/v1/me/addresses").body().path("total").asInt()).isEqualTo(1);
        assertThat(reader.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(reader.get(path).status()).isEqualTo(404);
        assertThat(reader.send("DELETE", path, null).status()).isEqualTo(404);
    }

    @Test
    void prefersOneAtMost() {
        Visitor reader = Visitor.signedIn();
        reader.post("/v1/me/addresses", with("preferred", true));
        String second = reader.post("/v1/me/addresses", with("preferred", true)).text("id");
        var all = reader.get("/v1/me/addresses").body().path("data");
        assertThat(all.valueStream().filter(a -> a.path("preferred").asBoolean()))
                .singleElement()
                .satisfies(a -> assertThat(a.path("id").asString()).isEqualTo(second));
    }

    @Test
    void somebodyElsesIsAsUnknownAsNone() {
        String path = "/v1/me/addresses/"
                + Visitor.signedIn().post("/v1/me/addresses", HOME).text("id");
        Visitor stranger = Visitor.signedIn();
        String none = "/v1/me/addresses/" + UUID.randomUUID();
        for (String method : new String[] {"GET", "DELETE"}) {
            Answer foreign = stranger.send(method, path, null);
            assertThat(foreign.status()).as("API1-1 " + method).isEqualTo(404);
            assertThat(foreign.text("detail"))
                    .isEqualTo(stranger.send(method, none, null).text("detail"));
        }
        assertThat(stranger.send("PUT", path, HOME).status()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoAddress() {
        Visitor reader = Visitor.signedIn();
        for (Map.Entry<String, Object> bad : new HashMap<String, Object>(Map.of(
                        "name",
                        " ",
                        "line1",
                        "two\r\nlines",
                        "country",
                        "XX",
                        "city",
                        "x".repeat(101),
                        "role",
                        "admin"))
                .entrySet()) {
            assertThat(reader.post("/v1/me/addresses", with(bad.getKey(), bad.getValue()))
                            .status())
                    .as(bad.getKey())
                    .isEqualTo(400);
        }
        assertThat(reader.get("/v1/me/addresses").body().path("total").asInt()).isZero();
    }

    @Test
    void keepsNothingInClearAndBindsEachToItsRow() {
        Visitor reader = Visitor.signedIn();
        UUID first = UUID.fromString(reader.post("/v1/me/addresses", HOME).text("id"));
        UUID second = UUID.fromString(
                reader.post("/v1/me/addresses", with("city", "Leeds")).text("id"));
        assertThat(jdbc.sql("select count(*) from address where encode(content, 'escape') like '%Canary%'")
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("update address set content = (select content from address where id = :first) where id = :second")
                .param("first", first)
                .param("second", second)
                .update();
        assertThat(reader.get("/v1/me/addresses/" + second).status())
                .as("a moved ciphertext opens nothing")
                .isEqualTo(500);
        jdbc.sql("delete from address where id = :id").param("id", second).update();
    }

    @Test
    void keepsFiftyAndNoMore() {
        Visitor reader = Visitor.signedIn();
        for (int n = 0; n < Addresses.MOST; n++) {
            assertThat(reader.post("/v1/me/addresses", HOME).status()).isEqualTo(201);
        }
        assertThat(reader.post("/v1/me/addresses", HOME).problem()).isEqualTo("too-many-addresses");
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> address = new HashMap<>(HOME);
        address.put(field, value);
        return address;
    }
}
