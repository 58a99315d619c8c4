package io.bookstore.cartorder.order;

import io.bookstore.platform.web.PageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All orders of one account, for its owner's copy. */
@Component
public class OrdersOfUser {

    private static final int PAGE = 200;
    private static final int MOST = 5_000;

    private final Orders orders;
    private final OrderViews views;

    OrdersOfUser(Orders orders, OrderViews views) {
        this.orders = orders;
        this.views = views;
    }

    public List<OrderView> all(UUID user) {
        List<OrderView> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            List<Order> page = orders.page(Orders.Filter.of(user), new PageQuery(PAGE, 0, after));
            all.addAll(views.all(page));
            after = page.size() < PAGE ? null : Orders.cursorOf(page.getLast());
        } while (after != null && all.size() < MOST);
        return all;
    }
}
