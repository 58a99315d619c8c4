package io.bookstore.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReviewIntegrationTests extends ReviewsUnderTest {

    @Test
    void showsWhatABuyerWrote() {
        UUID user = buyer(book);
        JsonNode made = add(user, 4, "Good").expect(201).json();
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "book_id",
                        "rating",
                        "title",
                        "body",
                        "verified",
                        "hidden",
                        "mine",
                        "created_at",
                        "updated_at");
        assertThat(made.get("verified").asBoolean() && made.get("mine").asBoolean())
                .isTrue();
        JsonNode list = guest.get(path + "/reviews").expect(200).json();
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.at("/data/0/mine").asBoolean()).isFalse();
        assertThat(list.get("summary").toString())
                .isEqualTo("{\"average\":4.0,\"count\":1,\"stars\":{\"1\":0,\"2\":0,\"3\":0,\"4\":1,\"5\":0}}");
        assertThat(list.toString()).doesNotContain(user.toString());
        JsonNode shown = guest.get(path).json();
        assertThat(shown.get("rating").asDouble()).isEqualTo(4);
        assertThat(shown.get("ratings_count").asInt()).isEqualTo(1);
        assertThat(shown.get("version").asInt()).isEqualTo(2);
    }

    @Test
    void isForBuyersAndOnlyOnce() {
        UUID stranger = UUID.randomUUID();
        add(stranger, 5, "Never read it").problem(403, "not-a-buyer");
        UUID user = buyer(book);
        add(user, 5, "First").expect(201);
        add(user, 1, "Second").problem(409, "already-reviewed");
        guest.post(path + "/reviews", review(5, "Guest")).expect(401);
        customer(user)
                .post("/v1/books/" + UUID.randomUUID() + "/reviews", review(5, "x"))
                .problem(404, "not-found");
        staff.delete(path).expect(204);
        add(buyer(book), 5, "Of a deleted book").problem(404, "not-found");
        guest.get(path + "/reviews").problem(404, "not-found");
        assertThat(ratings()).isEqualTo("5.00 of 1");
    }

    @Test
    void takesNoMarkup() {
        JsonNode made = add(
                        buyer(book),
                        Map.of(
                                "rating",
                                1,
                                "title",
                                "<b>5</b> < 6",
                                "body",
                                "<img src=x onerror=alert(1)>Bad & &lt;script&gt;alert(1)&lt;/script&gt;worse"))
                .expect(201)
                .json();
        assertThat(made.get("title").asString()).isEqualTo("5 < 6");
        assertThat(made.get("body").asString()).isEqualTo("Bad & worse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"x\",\"body\":\"x\"}",
                "{\"rating\":0,\"title\":\"x\",\"body\":\"x\"}",
                "{\"rating\":6,\"title\":\"x\",\"body\":\"x\"}",
                "{\"rating\":4.5,\"title\":\"x\",\"body\":\"x\"}",
                "{\"rating\":\"4\",\"title\":\"x\",\"body\":\"x\"}",
                "{\"rating\":4,\"body\":\"x\"}",
                "{\"rating\":4,\"title\":\"<p></p>\",\"body\":\"x\"}",
                "{\"rating\":4,\"title\":\"x\",\"body\":\" \"}",
                "{\"rating\":4,\"title\":\"x\",\"body\":\"x\",\"user_id\":\"1\"}",
                "{\"rating\":4,\"title\":\"x\",\"body\":\"x\",\"hidden\":true}",
            })
    void refusesNonsense(String body) {
        customer(buyer(book)).post(path + "/reviews", body).problem(400, "invalid-request");
        assertThat(ratings()).isEqualTo("null of 0");
    }

    @Test
    void refusesWhatIsTooLong() {
        UUID user = buyer(book);
        add(user, Map.of("rating", 1, "title", "x".repeat(121), "body", "x")).problem(400, "invalid-request");
        add(user, Map.of("rating", 1, "title", "x", "body", "x".repeat(5_001))).problem(400, "invalid-request");
        add(user, Map.of("rating", 1, "title", "x".repeat(120), "body", "x".repeat(5_000)))
                .expect(201);
    }

    @Test
    void belongsToItsWriter() {
        UUID user = buyer(book);
        String review = "/v1/reviews/" + add(user, 2, "Mine").json().get("id").asString();
        Api other = customer(buyer(book));
        other.put(review, review(5, "Not mine")).problem(404, "not-found");
        other.delete(review).problem(404, "not-found");
        other.put(review, Map.of("hidden", true)).expect(403);
        staff.put(review, review(5, "Not staff's")).problem(404, "not-found");
        guest.delete(review).expect(401);
        customer(user).put(review, Map.of("hidden", false)).expect(403);
        customer(user).put(review, Map.of("hidden", false, "rating", 5)).problem(400, "invalid-request");
        JsonNode changed =
                customer(user).put(review, review(3, "Changed")).expect(200).json();
        assertThat(changed.get("rating").asInt()).isEqualTo(3);
        assertThat(ratings()).isEqualTo("3.00 of 1");
        customer(user).delete(review).expect(204);
        customer(user).delete(review).problem(404, "not-found");
        assertThat(ratings()).isEqualTo("null of 0");
        add(user, 5, "Again").expect(201);
    }

    @Test
    void isHiddenByStaffFromAllButItsWriter() {
        UUID user = buyer(book);
        add(buyer(book), 5, "Kind").expect(201);
        String id = add(user, 1, "Rude").json().get("id").asString();
        assertThat(ratings()).isEqualTo("3.00 of 2");
        staff.put("/v1/reviews/" + id, Map.of("hidden", true)).expect(200);
        assertThat(ratings()).isEqualTo("5.00 of 1");
        assertThat(seen(guest)).containsExactly("Kind");
        assertThat(seen(customer(UUID.randomUUID()))).containsExactly("Kind");
        assertThat(seen(customer(user))).containsExactly("Rude", "Kind");
        assertThat(seen(staff)).containsExactly("Rude", "Kind");
        customer(user).put("/v1/reviews/" + id, review(2, "Ruder")).expect(200);
        assertThat(ratings()).as("hidden ones do not count").isEqualTo("5.00 of 1");
        assertThat(desk("?hidden=true&book_id=" + book)).containsExactly("Ruder");
        assertThat(desk("?hidden=false&book_id=" + book)).containsExactly("Kind");
        assertThat(desk("?book_id=" + book)).containsExactly("Ruder", "Kind");
        staff.put("/v1/reviews/" + id, Map.of("hidden", false)).expect(200);
        staff.put("/v1/reviews/" + id, Map.of("hidden", false)).expect(200);
        assertThat(ratings()).isEqualTo("3.50 of 2");
        assertThat(jdbc.sql("select action from review_change where review_id = :id order by at, id")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .list())
                .containsExactly("created", "hidden", "changed", "shown");
        customer(user).get("/v1/admin/reviews").expect(403);
        guest.get("/v1/admin/reviews").expect(401);
        staff.get("/v1/admin/reviews?hidden=maybe").problem(400, "invalid-request");
        staff.delete("/v1/reviews/" + id).expect(204);
        assertThat(ratings()).isEqualTo("5.00 of 1");
    }

    private List<String> desk(String query) {
        return titles(staff.get("/v1/admin/reviews" + query).expect(200).json());
    }

    private List<String> seen(Api reader) {
        return titles(reader.get(path + "/reviews").expect(200).json());
    }

    @Test
    void isSharedByTheEditionsOfAWork() {
        Map<String, Object> body = book("Other edition");
        body.put("work_id", guest.get(path).json().get("work_id").asString());
        body.put("isbn13", randomIsbn());
        UUID other = UUID.fromString(created(body).get("id").asString());
        add(buyer(book), 5, "Of the one").expect(201);
        UUID user = buyer(other);
        add(user, 5, "Bought the other").problem(403, "not-a-buyer");
        customer(user)
                .post("/v1/books/" + body.get("isbn13") + "/reviews", review(2, "Of the other"))
                .expect(201);
        JsonNode list = guest.get(path + "/reviews").json();
        assertThat(titles(list)).containsExactly("Of the other", "Of the one");
        assertThat(list.at("/summary/average").asDouble()).isEqualTo(3.5);
        assertThat(ratings()).as("a rating is of its edition").isEqualTo("5.00 of 1");
    }

    @Test
    void isListedTheNewestFirstByOffsetAndCursor() {
        for (int i = 1; i <= 5; i++) {
            add(buyer(book), i, "Number " + i).expect(201);
        }
        JsonNode first = guest.get(path + "/reviews?limit=2").json();
        assertThat(titles(first)).containsExactly("Number 5", "Number 4");
        JsonNode next = guest.get(path + "/reviews?limit=2&after="
                        + first.get("next_cursor").asString())
                .json();
        assertThat(titles(next)).containsExactly("Number 3", "Number 2");
        Api.Answer offset = guest.get(path + "/reviews?limit=2&offset=4").expect(200);
        assertThat(titles(offset.json())).containsExactly("Number 1");
        assertThat(offset.header("x-total-count")).isEqualTo("5");
        for (String bad : List.of("limit=0", "limit=101", "offset=-1", "after=x", "after=eB95", "sort=newest")) {
            guest.get(path + "/reviews?" + bad).problem(400, "invalid-request");
        }
        guest.get("/v1/books/9780261103574/reviews").problem(400, "invalid-request");
    }

    @Test
    void isTakenBackWithTheAccount() {
        UUID user = buyer(book);
        add(user, 1, "Gone soon").expect(201);
        writeReview.erase(user);
        assertThat(seen(guest)).isEmpty();
        assertThat(ratings()).isEqualTo("null of 0");
        add(user, 1, "No longer a buyer").problem(403, "not-a-buyer");
        assertThat(jdbc.sql("select count(*) from review_change where actor_id = :user")
                        .param("user", user)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsOthers() throws Exception {
        String id = add(buyer(book), 4, "Told").json().get("id").asString();
        String payload = jdbc.sql("select payload::text from outbox where aggregateid = :id")
                .param("id", UUID.fromString(id))
                .query(String.class)
                .single();
        JsonNode event = Api.JSON.readTree(payload);
        assertThat(event.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        sample("catalog/review-published").propertyNames());
        assertThat(event.get("rating_average").asDouble()).isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from outbox where aggregateid = :book and type = 'book-changed'")
                        .param("book", book)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
