package io.bookstore.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChangesIntegrationTests extends CatalogUnderTest {

    @Test
    void tellStaffWhoChangedWhat() {
        String isbn = randomIsbn();
        Map<String, Object> body = book("Audited");
        body.put("isbn13", isbn);
        String id = created(body).get("id").asString();
        staff.patch("/v1/books/" + id, Map.of("price_cents", 5)).expect(200);
        staff.delete("/v1/books/" + id).expect(204);
        String path = "/v1/admin/books/" + isbn + "/changes";
        JsonNode list = staff.get(path).expect(200).json();
        assertThat(list.get("total").asInt()).isEqualTo(3);
        assertThat(list.get("data"))
                .extracting(change -> change.get("version").asInt() + " "
                        + change.get("action").asString())
                .containsExactly("3 deleted", "2 changed", "1 created");
        JsonNode change = list.at("/data/1");
        assertThat(change.get("changes").toString()).contains("\"price_cents\"", "1299", "5");
        assertThat(change.get("actor_id").isString()).isTrue();
        assertThat(change.get("import_id").isNull()).isTrue();
        assertThat(change.propertyNames())
                .containsExactlyInAnyOrder("version", "action", "changes", "actor_id", "at", "import_id");
        JsonNode first = staff.get(path + "?limit=2").json();
        JsonNode next = staff.get(
                        path + "?limit=2&after=" + first.get("next_cursor").asString())
                .json();
        assertThat(next.at("/data/0/action").asString()).isEqualTo("created");
        assertThat(next.get("data").size()).isEqualTo(1);
    }

    @Test
    void areForStaffOnly() {
        String path = "/v1/admin/books/" + created(book("Secret")).get("id").asString() + "/changes";
        guest.get(path).expect(401);
        guest.as(TestTokens.customer(UUID.randomUUID())).get(path).expect(403);
        staff.get("/v1/admin/books/" + UUID.randomUUID() + "/changes").problem(404, "not-found");
        for (String bad : List.of("limit=0", "after=x", "after=eB95", "sort=x")) {
            staff.get(path + "?" + bad).problem(400, "invalid-request");
        }
    }
}
