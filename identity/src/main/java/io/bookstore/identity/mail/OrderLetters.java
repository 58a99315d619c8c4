package io.bookstore.identity.mail;

import io.bookstore.platform.feed.Subscription;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which events are told by letter, and what of them the letter has to say. */
@Configuration(proxyBeanMethods = false)
class OrderLetters {

    private static final String CONFIRMED = "order-confirmed";

    /** The buyer saw it on the page at once, and has no order to be told about. */
    private static final Set<String> SEEN = Set.of("payment-declined", "insufficient-stock", "hold-refused");

    private static final Map<String, String> BECAUSE = Map.of(
            "cancelled-by-shopper", "as you asked",
            "cancelled-by-staff", "we cannot deliver it",
            "expired", "it was not paid in time",
            "payment-cancelled", "the payment was not completed",
            "payment-returned", "the payment did not match your order; all that was taken was given back",
            "hold-lost", "not all books are there any more");

    record AboutOrder(UUID orderId) {}

    record Cancelled(UUID orderId, @Nullable String reason) {}

    record Refunded(
            UUID orderId, UUID refundId, String currency, long totalCents, long refundedCents, long amountCents) {}

    record Returned(UUID orderId, UUID returnId, String wish) {}

    record Dispatched(
            UUID shipmentId,
            UUID orderId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl) {}

    @Bean
    Subscription ordersFromCartOrder(MailQueue queue) {
        return Subscription.to("cart-order")
                .named("identity.cart-order")
                .on(
                        "order-paid",
                        AboutOrder.class,
                        (event, order) -> queue.queueForOrder(order.orderId(), CONFIRMED, Map.of()))
                .on("order-cancelled", Cancelled.class, (event, order) -> cancelled(order, queue))
                .on("order-refunded", Refunded.class, (event, order) -> refunded(order, queue))
                .on("return-requested", Returned.class, (event, back) -> returned("return-requested", back, queue))
                .on("return-approved", Returned.class, (event, back) -> returned("return-approved", back, queue))
                .on("return-refused", Returned.class, (event, back) -> returned("return-refused", back, queue))
                .on("return-received", Returned.class, (event, back) -> returned("return-received", back, queue))
                .on(
                        "order-delivered",
                        AboutOrder.class,
                        (event, order) -> queue.queueForOrder(order.orderId(), "order-delivered", Map.of()))
                .build();
    }

    @Bean
    Subscription shipmentsFromPaymentShipping(MailQueue queue) {
        return Subscription.to("payment-shipping")
                .named("identity.payment-shipping")
                .on("shipment-dispatched", Dispatched.class, (event, parcel) -> shipped(parcel, queue))
                .build();
    }

    private static void cancelled(Cancelled order, MailQueue queue) {
        String reason = order.reason() == null ? "" : order.reason();
        if (SEEN.contains(reason)) {
            return;
        }
        Map<String, Object> details = new HashMap<>();
        details.put("paid", queue.holds(order.orderId(), CONFIRMED));
        put(details, "because", BECAUSE.get(reason));
        queue.queueForOrder(order.orderId(), "order-cancelled", details);
    }

    private static void refunded(Refunded refund, MailQueue queue) {
        Map<String, Object> details = Map.of(
                "amount", Letters.money(refund.amountCents(), refund.currency()),
                "refunded", Letters.money(refund.refundedCents(), refund.currency()),
                "total", Letters.money(refund.totalCents(), refund.currency()),
                "whole", refund.amountCents() >= refund.totalCents());
        queue.queueForOrder(refund.orderId(), "order-refunded", refund.refundId(), details);
    }

    private static void returned(String kind, Returned back, MailQueue queue) {
        Map<String, Object> details = Map.of("exchange", back.wish().equals("exchange"));
        queue.queueForOrder(back.orderId(), kind, back.returnId(), details);
    }

    private static void shipped(Dispatched parcel, MailQueue queue) {
        Map<String, Object> details = new HashMap<>();
        put(details, "carrier", parcel.carrier());
        put(details, "tracking_number", parcel.trackingNumber());
        put(details, "tracking_url", parcel.trackingUrl());
        queue.queueForOrder(parcel.orderId(), "order-shipped", parcel.shipmentId(), details);
    }

    private static void put(Map<String, Object> details, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            details.put(name, value);
        }
    }
}
