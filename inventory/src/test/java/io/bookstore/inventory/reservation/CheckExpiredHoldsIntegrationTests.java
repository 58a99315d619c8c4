package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.AllAtOnce;
import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.inventory.StockWitness.Row;
import io.bookstore.inventory.Surroundings;
import io.bookstore.inventory.TestClock;
import io.bookstore.platform.ids.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@InventoryIntegrationTest
class CheckExpiredHoldsIntegrationTests {

    private static final Duration PAST_EXPIRY = Duration.ofHours(24).plusSeconds(1);
    private static final String NOT_FOUND = "{\"type\":\"urn:bookstore:problem:not-found\",\"status\":404}";

    private final CheckExpiredHolds backstop;
    private final HoldStock holdStock;
    private final StockWitness witness;
    private final TestClock clock;

    @Autowired
    CheckExpiredHoldsIntegrationTests(
            CheckExpiredHolds backstop, HoldStock holdStock, StockWitness witness, TestClock clock) {
        this.backstop = backstop;
        this.holdStock = holdStock;
        this.witness = witness;
        this.clock = clock;
    }

    @AfterEach
    void seesNothingWrong() {
        clock.reset();
        // holds that this test kept must not be asked about by the next one
        witness.execute("update reservation set check_at = 'infinity' where status = 'held'");
        witness.seesNothingWrong();
    }

    @ParameterizedTest
    @CsvSource({
        "cancelled, expired, 10, 0",
        "paid, consumed, 7, 0",
        "packed, consumed, 7, 0",
        "shipped, consumed, 7, 0",
        "delivered, consumed, 7, 0",
        "pending, held, 10, 3",
        "confirmed, held, 10, 3"
    })
    void doesWhatTheOrderSays(String status, String reservation, int onHand, int reserved) {
        UUID book = witness.book(10);
        UUID order = held(book);
        Surroundings.CART_ORDER.answers(path(order), 200, "{\"id\":\"%s\",\"status\":\"%s\"}".formatted(order, status));
        clock.forward(PAST_EXPIRY);

        backstop.check();

        assertThat(witness.reservation(order)).isEqualTo(reservation);
        assertThat(witness.stock(book)).isEqualTo(new Row(onHand, reserved));
    }

    @Test
    void expiresTheHoldOfAnOrderThatNeverWas() {
        UUID book = witness.book(10);
        UUID order = held(book);
        Surroundings.CART_ORDER.answers(path(order), 404, NOT_FOUND);
        clock.forward(PAST_EXPIRY);

        backstop.check();

        assertThat(witness.reservation(order)).isEqualTo("expired");
        assertThat(witness.events(order)).containsExactly("reservation-made", "reservation-expired");
        assertThat(witness.stock(book)).isEqualTo(new Row(10, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | 404 page not found",
                "404 | ''",
                "500 | oops",
                "503 | busy",
                "401 | no",
                "403 | no",
                "200 | <html>",
                "200 | ''",
                "302 | ''"
            })
    void keepsTheHoldWhenNobodyKnows(int status, String body) {
        UUID book = witness.book(10);
        UUID order = held(book);
        Surroundings.CART_ORDER.answersPlain(path(order), status, body);
        clock.forward(PAST_EXPIRY);

        backstop.check();

        assertThat(Surroundings.CART_ORDER.wasAsked(path(order))).isTrue();
        assertThat(witness.reservation(order)).isEqualTo("held");
    }

    @Test
    void keepsTheHoldWhenTheAnswerIsLate() {
        UUID order = held(witness.book(10));
        Surroundings.CART_ORDER.answersLate(path(order), "{\"status\":\"cancelled\"}", 3_000);
        clock.forward(PAST_EXPIRY);

        backstop.check();

        assertThat(witness.reservation(order)).isEqualTo("held");
    }

    @Test
    void asksAgainLaterAboutAHoldThatItKept() {
        UUID order = held(witness.book(10));
        Surroundings.CART_ORDER.answers(path(order), 200, "{\"status\":\"pending\"}");
        clock.forward(PAST_EXPIRY);
        backstop.check();
        Surroundings.CART_ORDER.answers(path(order), 200, "{\"status\":\"cancelled\"}");

        backstop.check();
        assertThat(witness.reservation(order)).as("not asked again at once").isEqualTo("held");
        clock.forward(Duration.ofMinutes(11));
        backstop.check();

        assertThat(witness.reservation(order)).isEqualTo("expired");
    }

    @Test
    void asksNobodyBeforeTheTime() {
        UUID order = held(witness.book(10));
        Surroundings.CART_ORDER.answers(path(order), 404, NOT_FOUND);
        clock.forward(Duration.ofHours(23));

        backstop.check();

        assertThat(Surroundings.CART_ORDER.wasAsked(path(order))).isFalse();
        assertThat(witness.reservation(order)).isEqualTo("held");
    }

    @Test
    void endsAHoldOnceThoughSeveralReplicasLook() {
        UUID book = witness.book(100);
        List<UUID> orders = IntStream.range(0, 20).mapToObj(i -> held(book)).toList();
        orders.forEach(order -> Surroundings.CART_ORDER.answers(path(order), 404, NOT_FOUND));
        clock.forward(PAST_EXPIRY);

        AllAtOnce.run(IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    backstop.check();
                    return true;
                })
                .toList());

        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(witness.events(order)).containsExactly("reservation-made", "reservation-expired"));
        assertThat(witness.stock(book)).isEqualTo(new Row(100, 0));
    }

    private UUID held(UUID book) {
        UUID order = Ids.next();
        assertThat(holdStock.hold(order, List.of(new ReservationLine(book, 3)))).isInstanceOf(Hold.Held.class);
        return order;
    }

    private static String path(UUID order) {
        return "/internal/orders/" + order;
    }
}
