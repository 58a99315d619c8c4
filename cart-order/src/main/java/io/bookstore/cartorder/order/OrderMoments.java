package io.bookstore.cartorder.order;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets other features tell in an order's timeline what happened with it. */
@Component
public class OrderMoments {

    private final Orders orders;
    private final StoredOrderMoves moves;

    OrderMoments(Orders orders, StoredOrderMoves moves) {
        this.orders = orders;
        this.moves = moves;
    }

    /** Adds a moment, and so a version. The order stays locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID id, String event) {
        Order order = orders.lock(id).orElseThrow();
        moves.nextVersion(order, event);
    }
}
