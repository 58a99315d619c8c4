package io.bookstore.paymentshipping.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.MoneyWitness;
import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.paymentshipping.Surroundings;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Reads cart-order's feed as it runs, with cart-order's own samples. */
@PaymentIntegrationTest
@TestPropertySource(properties = "bookstore.feed.enabled=true")
class OrderSubscriptionIntegrationTests {

    private final MoneyWitness witness;

    @Autowired
    OrderSubscriptionIntegrationTests(MoneyWitness witness) {
        this.witness = witness;
    }

    @Test
    void preparesAShipmentForEachPaidOrderThatNeedsShipping() {
        String sample = EventSamples.read("cart-order", "order-paid");
        UUID order = Ids.next();
        UUID download = Ids.next();
        String shipped = withOrder(sample, order);
        String downloaded =
                withOrder(sample, download).replace("\"needs_shipping\": true", "\"needs_shipping\": false");
        Surroundings.CART_ORDER.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s],\"next\":3}"
                        .formatted(event(1, download, downloaded), event(2, order, shipped), event(3, order, shipped)));

        Await.until(
                "the events are read",
                () -> witness.value(
                                "select coalesce(max(position), 0) from feed_position where subscription = 'payment-shipping.cart-order'",
                                Long.class)
                        == 3);

        assertThat(witness.value("select count(*) from shipment where order_id = ?", Long.class, order))
                .isEqualTo(1);
        assertThat(witness.value("select count(*) from shipment where order_id = ?", Long.class, download))
                .isZero();
        assertThat(witness.value("select count(*) from parked_event", Long.class))
                .isZero();
    }

    private static String withOrder(String sample, UUID order) {
        return sample.replaceFirst("\"order_id\": \"[^\"]+\"", "\"order_id\": \"" + order + "\"");
    }

    private static String event(int position, UUID order, String payload) {
        return """
                {"position":%d,"id":"%s","type":"order-paid","aggregate_type":"order","aggregate_id":"%s","version":2,
                 "at":"2026-11-21T04:00:00Z","payload":%s}""".formatted(position, Ids.next(), order, payload);
    }
}
