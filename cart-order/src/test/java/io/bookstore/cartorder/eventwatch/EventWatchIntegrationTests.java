package io.bookstore.cartorder.eventwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One answer for staff out of what all services say, also when one of them says nothing. */
class EventWatchIntegrationTests extends RunningShop {

    private static final String SUBSCRIPTIONS = "/internal/subscriptions";
    private static final String PARKED = "/internal/parked-events";

    private final UUID event = UUID.fromString("0199f2a4-0000-7000-8000-00000000000a");
    private Shopper staff;

    @BeforeEach
    void allAnswer() {
        staff = guest().as(TestTokens.staff());
        CATALOG.answers(SUBSCRIPTIONS, 200, Map.of("data", List.of(standing("catalog.inventory", 40L, 42L))));
        INVENTORY.answers(SUBSCRIPTIONS, 200, Map.of("data", List.of(standing("inventory.catalog", 7L, 7L))));
        PAYMENTS.answers(
                SUBSCRIPTIONS, 200, Map.of("data", List.of(standing("payment-shipping.cart-order", 3L, null))));
        CATALOG.answers(PARKED, 200, Map.of("data", List.of(parked(event, "10:00")), "total", 1));
        INVENTORY.answers(
                PARKED,
                200,
                Map.of(
                        "data",
                        List.of(parked(UUID.randomUUID(), "11:00"), parked(UUID.randomUUID(), "09:00")),
                        "total",
                        2));
        PAYMENTS.answers(PARKED, 200, Map.of("data", List.of(), "total", 0));
    }

    @AfterEach
    void allAreWell() {
        allAnswer();
    }

    private static Map<String, Object> standing(String name, Long position, Long head) {
        Map<String, Object> standing = new LinkedHashMap<>();
        standing.put("subscription", name);
        standing.put("producer", name.substring(name.indexOf('.') + 1));
        standing.put("position", position);
        standing.put("head", head);
        standing.put("lag", head == null ? null : head - position);
        standing.put("parked", 0);
        standing.put("being_read", true);
        return standing;
    }

    private static Map<String, Object> parked(UUID id, String time) {
        Map<String, Object> parked = new LinkedHashMap<>();
        parked.put("id", id);
        parked.put("subscription", "any");
        parked.put("event_id", UUID.randomUUID());
        parked.put("type", "book-changed");
        parked.put("aggregate_type", "book");
        parked.put("aggregate_id", UUID.randomUUID());
        parked.put("version", 2);
        parked.put("at", "2026-11-21T08:00:00Z");
        parked.put("reason", "IllegalArgumentException: price below cost");
        parked.put("attempts", 3);
        parked.put("parked_at", "2026-11-21T" + time + ":00Z");
        return parked;
    }

    @Test
    void showsHowFarEverySubscriptionIs() {
        Answer all = staff.get("/v1/admin/events/subscriptions");
        assertThat(all.status()).as(all.body().toString()).isEqualTo(200);
        assertThat(all.body().get("data"))
                .extracting(each -> each.get("service").asString() + " "
                        + (each.get("lag").isNull() ? "?" : each.get("lag").asInt()))
                .containsExactly("catalog 2", "inventory 0", "payment-shipping ?");
        assertThat(all.body().get("total").asInt()).isEqualTo(3);
        assertThat(all.body().get("unreachable").isEmpty()).isTrue();
        Answer page = staff.get("/v1/admin/events/subscriptions?limit=1");
        Answer next = staff.get("/v1/admin/events/subscriptions?limit=1&after=" + page.text("next_cursor"));
        assertThat(next.body().get("data").get(0).get("service").asString()).isEqualTo("inventory");
    }

    @Test
    void namesWhoDoesNotAnswer() {
        INVENTORY.answers(SUBSCRIPTIONS, 503, Map.of());
        Answer all = staff.get("/v1/admin/events/subscriptions");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body().get("unreachable").get(0).asString()).isEqualTo("inventory");
        assertThat(all.body().get("data").size()).isEqualTo(2);
    }

    @Test
    void listsWhatIsParkedAnywhereNewestFirst() {
        Answer all = staff.get("/v1/admin/events/parked");
        assertThat(all.status()).as(all.body().toString()).isEqualTo(200);
        assertThat(all.header("X-Total-Count")).isEqualTo("3");
        assertThat(all.body().get("data"))
                .extracting(each -> each.get("parked_at").asString())
                .containsExactly("2026-11-21T11:00:00Z", "2026-11-21T10:00:00Z", "2026-11-21T09:00:00Z");
        assertThat(staff.get("/v1/admin/events/parked?limit=1&offset=1")
                        .body()
                        .get("data")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(event.toString());
        for (String bad : List.of("limit=0", "offset=-1", "after=x", "service=catalog")) {
            assertThat(staff.get("/v1/admin/events/parked?" + bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void retriesWhereTheEventIs() {
        String retry = PARKED + "/" + event + "/retry";
        String path = "/v1/admin/events/parked/" + event + "/retry";
        CATALOG.answers(retry, 404, Map.of());
        PAYMENTS.answers(retry, 404, Map.of());
        INVENTORY.answers(retry, 200, Map.of("applied", 2));
        Answer applied = staff.post(path, Map.of());
        assertThat(applied.status()).as(applied.body().toString()).isEqualTo(200);
        assertThat(applied.text("service")).isEqualTo("inventory");
        assertThat(applied.body().get("applied").asInt()).isEqualTo(2);

        INVENTORY.answers(retry, 409, Map.of());
        assertThat(staff.post(path, Map.of()).problem()).isEqualTo("event-fails-again");
        INVENTORY.answers(retry, 404, Map.of());
        assertThat(staff.post(path, Map.of()).status()).isEqualTo(404);
        INVENTORY.answers(retry, 500, Map.of());
        assertThat(staff.post(path, Map.of()).status()).isEqualTo(503);
        assertThat(staff.post("/v1/admin/events/parked/1/retry", Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void isForStaff() {
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        for (String path : List.of("/v1/admin/events/subscriptions", "/v1/admin/events/parked")) {
            assertThat(customer.get(path).status()).isEqualTo(403);
            assertThat(guest().get(path).status()).isEqualTo(401);
        }
    }
}
