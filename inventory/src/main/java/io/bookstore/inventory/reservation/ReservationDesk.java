package io.bookstore.inventory.reservation;

import io.bookstore.inventory.transaction.GroupCommit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Where orders stand in line for a hold and for its end; whoever stands there together is served by one transaction.
 * Orders that begin with the same book stand in the same line, so a hot book is written by one transaction at a time.
 * There is more than one line, so that a row that somebody else keeps locked stops a part of the orders only.
 */
@Component
class ReservationDesk {

    private final List<GroupCommit<Wanted, Hold>> holds;
    private final GroupCommit<Wish, Ending> ends;

    ReservationDesk(
            HoldStock holdStock, EndReservation endReservation, QueueSettings settings, ReservationMetrics metrics) {
        GroupCommit.Limits limits = new GroupCommit.Limits(settings.batch(), settings.waiting(), settings.patience());
        this.holds = IntStream.range(0, settings.lines())
                .mapToObj(line ->
                        new GroupCommit<>(limits, Wanted::orderId, metrics.counted("hold", holdStock::holdEach)))
                .toList();
        this.ends = new GroupCommit<>(limits, Wish::orderId, metrics.counted("end", endReservation::endEach));
    }

    Hold hold(Wanted order) {
        UUID first = order.lines().stream()
                .map(ReservationLine::bookId)
                .min(UUID::compareTo)
                .orElseThrow();
        return holds.get(Math.floorMod(first.hashCode(), holds.size())).submit(order);
    }

    Ending end(Wish wish) {
        return ends.submit(wish);
    }
}
