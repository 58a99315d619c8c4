package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For payment-shipping's reconciler, which found that an order does not agree with its captured money. */
@RestController
class InternalSettlementController {

    private final Orders orders;
    private final OrderMoves moves;
    private final SagaLog sagas;

    InternalSettlementController(Orders orders, OrderMoves moves, SagaLog sagas) {
        this.orders = orders;
        this.moves = moves;
        this.sagas = sagas;
    }

    /** Wakes the order's process, which asks for the truth itself; money of a cancelled order is owed back, once. */
    @PostMapping("/internal/orders/{id}/settle")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void settle(@PathVariable UUID id) {
        Order order =
                orders.find(id).orElseThrow(() -> new ProblemException(Problems.notFound("There is no such order.")));
        if (order.status() == OrderStatus.CANCELLED) {
            moves.owe(id);
        }
        sagas.nudge(id);
    }
}
