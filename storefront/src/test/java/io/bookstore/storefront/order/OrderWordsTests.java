package io.bookstore.storefront.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.api.Order;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderWordsTests {

    private final OrderWords words = new OrderWords();

    @ParameterizedTest
    @CsvSource({
        "placed, Order placed",
        "order-created, Order placed",
        "order_paid, Payment received",
        "PAID, Payment received",
        "shipment-dispatched, Parcel handed to the carrier",
        "address-changed, Delivery address changed",
        "refunded, Money sent back to your card",
        "refund-failed, Your bank did not take the money back yet; we look after it",
        "out_for_delivery, Out for delivery"
    })
    void tellsTheStoryInPlainWords(String event, String said) {
        assertThat(words.event(event)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"pending, Waiting for payment", "paid, 'Paid, being packed'", "lost_at_sea, Lost at sea"})
    void saysWhereAnOrderStands(String status, String said) {
        assertThat(words.status(status)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, No payment came in time. You have not been charged.",
        "cancelled-by-staff, We cancelled this order. What you paid goes back to you.",
        "hold-lost, The copies turned out to be gone. What you paid goes back to you.",
        "of-its-own-accord, 'This order was cancelled. You have not been charged, or your money is on its way back.'"
    })
    void saysWhyAnOrderWasCancelled(String reason, String said) {
        Order order = new Order(
                "1",
                null,
                null,
                "cancelled",
                reason,
                "USD",
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null);
        assertThat(words.explain(order)).isEqualTo(said);
    }
}
