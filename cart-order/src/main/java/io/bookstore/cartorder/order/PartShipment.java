package io.bookstore.cartorder.order;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Hands a parcel with a part of an order to a carrier. The last part ships the order as a whole. */
@Component
@Transactional
class PartShipment {

    private static final Set<OrderStatus> OPEN = EnumSet.of(OrderStatus.PACKED, OrderStatus.PARTLY_SHIPPED);

    private final JdbcClient jdbc;
    private final Orders orders;
    private final StoredOrderMoves moves;
    private final Shipments shipments;
    private final Fulfilment fulfilment;
    private final Outbox outbox;
    private final Clock clock;

    PartShipment(
            JdbcClient jdbc,
            Orders orders,
            StoredOrderMoves moves,
            Shipments shipments,
            Fulfilment fulfilment,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.moves = moves;
        this.shipments = shipments;
        this.fulfilment = fulfilment;
        this.outbox = outbox;
        this.clock = clock;
    }

    enum Answer {
        SHIPPED,
        NOT_PACKED,
        UNKNOWN_BOOK,
        /** A file is in no parcel. */
        DIGITAL,
        MORE_THAN_LEFT
    }

    /** Whatever is not {@link Answer#SHIPPED} changed nothing. */
    Answer ship(UUID id, List<ParcelLine> lines, Fulfilment.Handover parcel) {
        Order order = orders.lock(id).orElseThrow();
        Answer answer = OPEN.contains(order.status()) ? taken(order, lines) : Answer.NOT_PACKED;
        if (answer != Answer.SHIPPED) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return answer;
        }
        if (nothingLeft(order)) {
            fulfilment.ship(id, parcel);
        } else {
            part(order, lines, parcel);
        }
        return Answer.SHIPPED;
    }

    private Answer taken(Order order, List<ParcelLine> lines) {
        for (ParcelLine wanted : lines) {
            OrderLine line = order.lines().stream()
                    .filter(each -> each.bookId().equals(wanted.bookId()))
                    .findFirst()
                    .orElse(null);
            if (line == null) {
                return Answer.UNKNOWN_BOOK;
            }
            if (line.isFile()) {
                return Answer.DIGITAL;
            }
            if (!take(line.id(), wanted.quantity())) {
                return Answer.MORE_THAN_LEFT;
            }
        }
        return Answer.SHIPPED;
    }

    private boolean take(UUID line, int copies) {
        return jdbc.sql("update order_line set shipped = shipped + :copies"
                                + " where id = :line and shipped + :copies <= quantity")
                        .param("copies", copies)
                        .param("line", line)
                        .update()
                == 1;
    }

    private boolean nothingLeft(Order order) {
        List<UUID> printed = order.lines().stream()
                .filter(line -> !line.isFile())
                .map(OrderLine::id)
                .toList();
        return jdbc.sql("select count(*) from order_line where id in (:lines) and shipped < quantity")
                        .param("lines", printed)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private void part(Order order, List<ParcelLine> lines, Fulfilment.Handover parcel) {
        if (order.status() == OrderStatus.PACKED) {
            moves.move(order, OrderStatus.PARTLY_SHIPPED, "partly_shipped", null);
        } else {
            moves.nextVersion(order, "partly_shipped");
        }
        UUID shipment = Ids.next();
        shipments.addPart(order.id(), shipment, lines, parcel, new Moment(clock.instant(), "dispatched"));
        Order now = orders.find(order.id()).orElseThrow();
        outbox.append(new NewEvent(
                "order-part-shipped",
                "order",
                order.id(),
                now.version(),
                new OrderPartShipped(
                        order.id(),
                        shipment,
                        order.number(),
                        order.userId(),
                        now.status().code(),
                        parcel.carrier(),
                        parcel.trackingNumber(),
                        parcel.trackingUrl(),
                        lines)));
    }
}
