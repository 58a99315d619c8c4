package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Fault row 1: cart-order dies inside the checkout; afterwards the order is paid once or cancelled with its stock back. */
class CrashTests {

    private static final String VISA = "pm_card_visa";

    @AfterEach
    void waitForTheService() {
        Await.until("cart-order to be back", () -> TheShop.isReady("cart-order"), ready -> ready);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-hold", "before-charge", "after-charge", "before-paid-commit", "after-paid-commit"})
    void killedAnywhereTheOrderEndsPaidOnceOrCancelledWithItsStockBack(String failPoint) {
        String book = Shelf.newBook(4);
        Buyer guest = Buyer.guestWith(book, 3);
        String key = UUID.randomUUID().toString();
        TheShop.crashAt(failPoint);
        int first = statusOrNoAnswer(guest, key);
        assertThat(TheShop.crashed()).as("the crash happened").isTrue();
        assertThat(first).isNotEqualTo(201);
        Api.Answer ended = Await.until(
                "the same key to have a final answer",
                () -> answerOrNull(guest, key),
                answer -> answer != null
                        && answer.status() != 202
                        && answer.status() != 503
                        && answer.status() != 504
                        && !isInFlight(answer));
        JsonNode stock = Await.until(
                "no hold to be left (S4)",
                () -> Shelf.stock(book),
                now -> now.path("reserved").asLong() == 0);
        if (ended.status() == 201) {
            String order = ended.json().path("id").asString();
            assertThat(ended.json().path("status").asString()).isEqualTo("paid");
            assertThat(Ledger.successfulCharges(order)).as("M1").isEqualTo(1);
            assertThat(Ledger.capturedOf(order))
                    .as("M2")
                    .isEqualTo(ended.json().path("total_cents").asLong());
            assertThat(stock.path("on_hand").asLong()).as("S2").isEqualTo(1);
        } else {
            assertThat(ended.status()).isIn(402, 409);
            assertThat(stock.path("available").asLong()).as("S2").isEqualTo(4);
        }
    }

    @Test
    void aServiceThatIsKilledComesBackAndTheShopStaysOpen() {
        long pid = TheShop.pid("cart-order");
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
        assertThat(TheShop.api().get("/v1/books?limit=1").status())
                .as("browsing goes on")
                .isEqualTo(200);
        Await.until(
                "a new process",
                () -> TheShop.pid("cart-order"),
                now -> now > 0 && now != pid && TheShop.isReady("cart-order"));
        String book = Shelf.newBook(1);
        Buyer.guestWith(book, 1).checkOut(VISA).expect(201);
    }

    private static int statusOrNoAnswer(Buyer guest, String key) {
        Api.Answer answer = answerOrNull(guest, key);
        return answer == null ? 0 : answer.status();
    }

    private static Api.@org.jspecify.annotations.Nullable Answer answerOrNull(Buyer guest, String key) {
        try {
            return guest.tryCheckOut(VISA, key);
        } catch (IOException noAnswer) {
            return null;
        }
    }

    private static boolean isInFlight(Api.Answer answer) {
        return answer.status() == 409
                && !answer.json().path("type").asString().endsWith("insufficient-stock")
                && !answer.json().path("type").asString().endsWith("order-cancelled");
    }
}
