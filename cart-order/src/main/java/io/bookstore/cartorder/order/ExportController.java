package io.bookstore.cartorder.order;

import io.bookstore.cartorder.cart.Carts;
import io.bookstore.platform.web.PageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What we know of a person, for the copy that they asked identity for. */
@RestController
class ExportController {

    private static final int PAGE = 200;
    private static final int MOST = 5_000;

    private final Orders orders;
    private final OrderViews views;
    private final Carts carts;

    ExportController(Orders orders, OrderViews views, Carts carts) {
        this.orders = orders;
        this.views = views;
        this.carts = carts;
    }

    /** @param cart how many copies of which book */
    record Export(List<OrderView> orders, Map<UUID, Integer> cart) {}

    @GetMapping("/internal/users/{id}/export")
    Export export(@PathVariable UUID id) {
        List<OrderView> all = new ArrayList<>();
        String after = null;
        do {
            List<Order> page = orders.page(Orders.Filter.of(id), new PageQuery(PAGE, 0, after));
            all.addAll(views.all(page));
            after = page.size() < PAGE ? null : Orders.cursorOf(page.getLast());
        } while (after != null && all.size() < MOST);
        return new Export(all, carts.contentsOf(id));
    }
}
