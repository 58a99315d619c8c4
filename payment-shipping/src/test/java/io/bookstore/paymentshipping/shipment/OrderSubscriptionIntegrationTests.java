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
        int read = readTo();
        Surroundings.CART_ORDER.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s],\"next\":%d}"
                        .formatted(
                                event(read + 1, download, downloaded),
                                event(read + 2, order, shipped),
                                event(read + 3, order, shipped),
                                read + 3));

        Await.until("the events are read", () -> readTo() == read + 3);

        assertThat(witness.value("select count(*) from shipment where order_id = ?", Long.class, order))
                .isEqualTo(1);
        assertThat(witness.value("select count(*) from shipment where order_id = ?", Long.class, download))
                .isZero();
        assertThat(witness.value("select count(*) from parked_event", Long.class))
                .isZero();
    }

    @Test
    void followsItsOrdersToTheirEnds() {
        UUID shipped = Ids.next();
        UUID cancelled = Ids.next();
        int read = readTo();
        Surroundings.CART_ORDER.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s,%s,%s],\"next\":%d}"
                        .formatted(
                                event(read + 1, "order-paid", shipped),
                                event(read + 2, "order-shipped", shipped),
                                event(read + 3, "order-paid", cancelled),
                                event(read + 4, "order-cancelled", cancelled),
                                event(read + 5, "order-delivered", shipped),
                                read + 5));
        Await.until("the events are read", () -> readTo() == read + 5);

        assertThat(status(shipped)).isEqualTo("delivered");
        assertThat(status(cancelled)).isEqualTo("cancelled");
        assertThat(witness.value("select tracking_number from shipment where order_id = ?", String.class, shipped))
                .isEqualTo("JD0140000000000000");
        assertThat(witness.value("select count(*) from parked_event", Long.class))
                .isZero();
    }

    @Test
    void sendsPartsOnTheirWayOnceAndLetsThemArriveWithTheRest() {
        UUID order = Ids.next();
        UUID part = Ids.next();
        String parted = withOrder(EventSamples.read("cart-order", "order-part-shipped"), order)
                .replaceFirst("\"shipment_id\": \"[^\"]+\"", "\"shipment_id\": \"" + part + "\"");
        int read = readTo();
        String partShipped =
                event(read + 2, order, parted).replace("\"type\":\"order-paid\"", "\"type\":\"order-part-shipped\"");
        Surroundings.CART_ORDER.answers(
                "/internal/events",
                200,
                "{\"events\":[%s,%s,%s,%s,%s],\"next\":%d}"
                        .formatted(
                                event(read + 1, "order-paid", order),
                                partShipped,
                                partShipped.replace("\"position\":" + (read + 2), "\"position\":" + (read + 3)),
                                event(read + 4, "order-shipped", order),
                                event(read + 5, "order-delivered", order),
                                read + 5));
        Await.until("the events are read", () -> readTo() == read + 5);

        assertThat(witness.value("select count(*) from shipment where order_id = ?", Long.class, order))
                .isEqualTo(2);
        assertThat(witness.value(
                        "select count(*) from shipment where order_id = ? and status = 'delivered'", Long.class, order))
                .isEqualTo(2);
        assertThat(witness.value(
                        "select string_agg(event, ' ' order by position) from shipment_event where shipment_id = ?",
                        String.class,
                        part))
                .isEqualTo("dispatched delivered");
        assertThat(witness.value("select count(*) from parked_event", Long.class))
                .isZero();
    }

    private int readTo() {
        return witness.value(
                "select coalesce(max(position), 0) from feed_position where subscription = 'payment-shipping.cart-order'",
                Integer.class);
    }

    private String status(UUID order) {
        return witness.value("select status from shipment where order_id = ?", String.class, order);
    }

    private static String event(int position, String type, UUID order) {
        return event(position, order, withOrder(EventSamples.read("cart-order", type), order))
                .replace("\"type\":\"order-paid\"", "\"type\":\"" + type + "\"");
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
