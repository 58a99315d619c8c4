package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderPayment;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.RefundStatus;
import java.time.Instant;
import java.util.UUID;

/** Copies of orders and refunds with something changed. */
final class Copies {

    private Copies() {}

    /** How many of the book were sold with the order. */
    static int sold(Order order, UUID book) {
        return order.lines().stream()
                .filter(line -> line.bookId().equals(book))
                .mapToInt(line -> line.quantity())
                .sum();
    }

    static OrderRefund with(OrderRefund at, RefundStatus status) {
        return new OrderRefund(
                at.id(),
                at.orderId(),
                at.amountCents(),
                at.reason(),
                at.restock(),
                status,
                at.madeBy(),
                at.createdAt(),
                at.updatedAt());
    }

    static Order with(Order at, long version, PaymentStatus payment, long refunded) {
        return with(at, at.status(), version, payment, refunded, at.cancelReason());
    }

    static Order with(Order at, OrderStatus status, long version, PaymentStatus payment, long refunded, String reason) {
        OrderPayment was = at.payment();
        Instant paidAt = status == OrderStatus.PAID && at.paidAt() == null ? at.createdAt() : at.paidAt();
        return new Order(
                at.id(),
                at.number(),
                at.userId(),
                at.owner(),
                status,
                version,
                at.totals(),
                refunded,
                at.lines(),
                at.destination(),
                at.email(),
                at.cart(),
                new OrderPayment(was.id(), was.method(), payment, was.brand(), was.last4(), was.message()),
                reason,
                at.shortage(),
                at.createdAt(),
                at.updatedAt(),
                paidAt);
    }
}
