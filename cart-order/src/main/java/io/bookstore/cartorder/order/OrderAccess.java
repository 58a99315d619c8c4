package io.bookstore.cartorder.order;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see an order: its owner, staff, and whoever has its token. To all others it does not exist. */
@Component
public class OrderAccess {

    private final Orders orders;
    private final OrderTokens tokens;

    OrderAccess(Orders orders, OrderTokens tokens) {
        this.orders = orders;
        this.tokens = tokens;
    }

    /** The order, or 404: the same for an unknown one, somebody else's and what is no id. */
    public Order require(String id, Caller caller, @Nullable String orderToken) {
        return parsed(id)
                .flatMap(orders::find)
                .filter(order -> mayBeSeen(order, caller, orderToken))
                .orElseThrow(OrderAccess::unknown);
    }

    private boolean mayBeSeen(Order order, Caller caller, @Nullable String orderToken) {
        boolean owns = order.userId() != null && order.userId().equals(caller.userId());
        return owns || caller.isStaff() || tokens.opens(order.id(), orderToken);
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    static ProblemException unknown() {
        return new ProblemException(Problems.notFound("There is no such order."));
    }
}
