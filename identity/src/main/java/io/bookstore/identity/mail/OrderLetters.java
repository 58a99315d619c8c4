package io.bookstore.identity.mail;

import io.bookstore.platform.feed.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which events are told by letter. */
@Configuration(proxyBeanMethods = false)
class OrderLetters {

    record AboutOrder(UUID orderId) {}

    @Bean
    Subscription ordersFromCartOrder(MailQueue queue) {
        return Subscription.to("cart-order")
                .named("identity.cart-order")
                .on(
                        "order-paid",
                        AboutOrder.class,
                        (event, order) -> queue.queueForOrder(order.orderId(), "order-confirmed"))
                .build();
    }

    @Bean
    Subscription shipmentsFromPaymentShipping(MailQueue queue) {
        return Subscription.to("payment-shipping")
                .named("identity.payment-shipping")
                .on(
                        "shipment-dispatched",
                        AboutOrder.class,
                        (event, shipment) -> queue.queueForOrder(shipment.orderId(), "order-shipped"))
                .build();
    }
}
