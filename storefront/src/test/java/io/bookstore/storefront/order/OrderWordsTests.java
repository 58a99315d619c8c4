package io.bookstore.storefront.order;

import static org.assertj.core.api.Assertions.assertThat;

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
}
