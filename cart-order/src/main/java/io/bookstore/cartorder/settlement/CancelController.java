package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderAccess;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.order.OrderTokens;
import io.bookstore.cartorder.order.OrderView;
import io.bookstore.cartorder.order.OrderViews;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CancelController {

    private final OrderAccess access;
    private final CancelOrder cancelOrder;
    private final Orders orders;
    private final OrderViews views;

    CancelController(OrderAccess access, CancelOrder cancelOrder, Orders orders, OrderViews views) {
        this.access = access;
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.views = views;
    }

    @PostMapping("/v1/orders/{id}/cancel")
    ResponseEntity<OrderView> cancel(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        Order order = access.require(id, caller, token);
        boolean own =
                !caller.isStaff() || (order.userId() != null && order.userId().equals(caller.userId()));
        OrderStatus status = cancelOrder.cancel(order, own ? Reasons.CANCELLED_BY_SHOPPER : Reasons.CANCELLED_BY_STAFF);
        if (status != OrderStatus.CANCELLED && status != OrderStatus.PENDING) {
            throw new ProblemException(Problems.of(
                    HttpStatus.CONFLICT,
                    "order-not-cancellable",
                    "This order cannot be cancelled any more",
                    "It is on its way. You can send it back when it arrives."));
        }
        OrderView view = views.of(orders.find(order.id()).orElseThrow());
        return status == OrderStatus.CANCELLED
                ? ResponseEntity.ok(view)
                : ResponseEntity.accepted()
                        .location(URI.create("/v1/orders/" + order.id()))
                        .body(view);
    }
}
