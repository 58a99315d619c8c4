package io.bookstore.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.review.ReviewSubscriptions.Line;
import io.bookstore.catalog.review.ReviewSubscriptions.OrderPaid;
import io.bookstore.platform.json.LenientJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RatingsIntegrationTests extends ReviewsUnderTest {

    private static final int WRITERS = 50;

    @Autowired
    private LenientJson json;

    @Test
    void areRightWhateverHappensAtTheSameTime() throws Exception {
        List<UUID> users =
                IntStream.range(0, WRITERS).mapToObj(i -> buyer(book)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> made = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                made.add(threads.submit(() -> add(users.get(writer), 1 + writer % 5, "By " + writer)
                        .expect(201)
                        .json()
                        .get("id")
                        .asString()));
            }
            List<String> ids = new ArrayList<>();
            for (Future<String> each : made) {
                ids.add(each.get());
            }
            assertThat(ratings()).isEqualTo("3.00 of " + WRITERS);
            List<Future<?>> changes = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                changes.add(threads.submit(() -> disturb(ids.get(writer), users.get(writer), writer)));
                changes.add(threads.submit(() -> disturb(ids.get(writer), users.get(writer), writer + 1)));
            }
            for (Future<?> each : changes) {
                each.get();
            }
        }
        assertThat(ratings()).isEqualTo(recomputed());
        assertThat(jdbc.sql("select count(distinct version) = count(*) from outbox"
                                + " where aggregateid = :book and type = 'book-changed'")
                        .param("book", book)
                        .query(Boolean.class)
                        .single())
                .as("each rating has a version of its own")
                .isTrue();
    }

    /** Edits, deletes, hides and shows; some of it after the review is gone. */
    private void disturb(String id, UUID user, int dice) {
        String review = "/v1/reviews/" + id;
        int status = switch (dice % 4) {
            case 0 ->
                customer(user)
                        .put(review, review(1 + dice % 5, "Edited"))
                        .response()
                        .statusCode();
            case 1 -> customer(user).delete(review).response().statusCode();
            case 2 -> staff.put(review, Map.of("hidden", true)).response().statusCode();
            default -> staff.put(review, Map.of("hidden", false)).response().statusCode();
        };
        assertThat(status).isIn(200, 204, 404);
    }

    private String recomputed() {
        List<Integer> stars = jdbc.sql("select rating from review where book_id = :book and not hidden")
                .param("book", book)
                .query(Integer.class)
                .list();
        int sum = stars.stream().mapToInt(Integer::intValue).sum();
        return stars.isEmpty()
                ? "null of 0"
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(stars.size()), 2, RoundingMode.HALF_UP) + " of "
                        + stars.size();
    }

    @Test
    void letsOneOfManyReviewsOfTheSameBuyerIn() throws Exception {
        UUID user = buyer(book);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> add(user, 5, "Try " + i).response().statusCode()))
                    .toList();
            for (Future<Integer> each : all) {
                answers.add(each.get());
            }
        }
        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(ratings()).isEqualTo("5.00 of 1");
    }

    @Test
    void weighImportedRatingsAndReviewsTogether() {
        jdbc.sql("update book set imported_rating = 4.5, imported_count = 3 where id = :book")
                .param("book", book)
                .update();
        assertThat(ratings()).isEqualTo("4.50 of 3");
        add(buyer(book), 1, "Odd one out").expect(201);
        assertThat(ratings()).isEqualTo("3.63 of 4");
        jdbc.sql("update book set imported_rating = 2, imported_count = 1 where id = :book")
                .param("book", book)
                .update();
        assertThat(ratings()).isEqualTo("1.50 of 2");
        jdbc.sql("update book set imported_rating = 4.1, imported_count = 0 where id = :book")
                .param("book", book)
                .update();
        assertThat(ratings()).as("a rating of nobody weighs nothing").isEqualTo("1.00 of 1");
    }

    @Test
    void decideTheOrderOfTheList() {
        String author = "Rated " + mark();
        List<String> ids = new ArrayList<>();
        for (int rating : List.of(3, 5, 1)) {
            Map<String, Object> body = book("By rating");
            body.put("authors", List.of(author));
            String id = created(body).get("id").asString();
            ids.add(id);
            customer(buyer(UUID.fromString(id)))
                    .post("/v1/books/" + id + "/reviews", review(rating, "R"))
                    .expect(201);
        }
        assertThat(guest.get("/v1/books?sort=rating&author=" + author.replace(" ", "%20"))
                        .json()
                        .get("data")
                        .valueStream()
                        .map(each -> each.get("id").asString()))
                .containsExactly(ids.get(1), ids.get(0), ids.get(2));
    }

    @Test
    void belongToThoseWhoPaid() throws Exception {
        OrderPaid order = json.mapper().treeToValue(sample("cart-order/order-paid"), OrderPaid.class);
        assertThat(order.userId()).isNull();
        assertThat(order.lines()).hasSize(2);
        ReviewSubscriptions.paid(purchases, order, clock.instant()); // a guest's: nobody gets a right
        UUID user = UUID.randomUUID();
        List<Line> lines = List.of(new Line(book), new Line(UUID.randomUUID()), new Line(book));
        ReviewSubscriptions.paid(purchases, new OrderPaid(user, lines), clock.instant());
        ReviewSubscriptions.paid(purchases, new OrderPaid(user, lines), clock.instant());
        add(user, 5, "Bought twice").expect(201);
    }
}
