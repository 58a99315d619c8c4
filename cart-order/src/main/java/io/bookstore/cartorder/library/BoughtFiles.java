package io.bookstore.cartorder.library;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.OrderStatus;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which files an order gives its buyer: paid for, not cancelled, and not all given back. */
@Component
class BoughtFiles {

    List<OrderLine> of(Order order) {
        boolean paid = order.wasPaid() && order.status() != OrderStatus.CANCELLED;
        boolean givenBack =
                !order.isFree() && order.refundedCents() >= order.totals().totalCents();
        return paid && !givenBack
                ? order.lines().stream().filter(OrderLine::isFile).toList()
                : List.of();
    }

    boolean has(Order order, UUID book) {
        return of(order).stream().anyMatch(line -> line.bookId().equals(book));
    }
}
