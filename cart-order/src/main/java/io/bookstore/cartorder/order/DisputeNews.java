package io.bookstore.cartorder.order;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows on an order that its payment is disputed, and how that ended. The order itself goes on. */
@Component
public class DisputeNews {

    private static final Logger log = LoggerFactory.getLogger(DisputeNews.class);

    private final Orders orders;
    private final StoredOrderMoves moves;

    DisputeNews(Orders orders, StoredOrderMoves moves) {
        this.orders = orders;
        this.moves = moves;
    }

    public record Disputed(UUID orderId, UUID disputeId, String status) {}

    public void opened(Disputed dispute) {
        note(dispute, "payment_disputed");
    }

    public void closed(Disputed dispute) {
        note(
                dispute,
                switch (dispute.status()) {
                    case "won" -> "dispute_won";
                    case "lost" -> "dispute_lost";
                    default -> "dispute_closed";
                });
    }

    private void note(Disputed dispute, String event) {
        if (orders.find(dispute.orderId()).isEmpty()) {
            log.warn("a dispute was reported for order {}, which we do not know", dispute.orderId());
            return;
        }
        moves.noteDispute(dispute.orderId(), dispute.disputeId(), event);
    }
}
