package io.bookstore.cartorder.account;

import io.bookstore.cartorder.cart.Carts;
import io.bookstore.cartorder.order.OrderView;
import io.bookstore.cartorder.order.OrdersOfUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What we know of a person, for the copy that they asked identity for. */
@RestController
class ExportController {

    private final OrdersOfUser orders;
    private final Carts carts;

    ExportController(OrdersOfUser orders, Carts carts) {
        this.orders = orders;
        this.carts = carts;
    }

    /** @param cart how many copies of which book */
    record Export(List<OrderView> orders, Map<UUID, Integer> cart) {}

    @GetMapping("/internal/users/{id}/export")
    Export export(@PathVariable UUID id) {
        return new Export(orders.all(id), carts.contentsOf(id));
    }
}
