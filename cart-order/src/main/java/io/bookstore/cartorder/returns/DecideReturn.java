package io.bookstore.cartorder.returns;

import io.bookstore.cartorder.order.OrderMoments;
import io.bookstore.cartorder.returns.OrderReturn.Line;
import io.bookstore.platform.outbox.Outbox;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with a return. A refusal is an exception, so that nothing of it stays. */
@Component
@Transactional
class DecideReturn {

    private final Returns returns;
    private final OrderMoments moments;
    private final Outbox outbox;
    private final Clock clock;

    DecideReturn(Returns returns, OrderMoments moments, Outbox outbox, Clock clock) {
        this.returns = returns;
        this.moments = moments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Copies that came back of one book. */
    record Received(UUID bookId, int restocked, int writtenOff) {
        int copies() {
            return restocked + writtenOff;
        }
    }

    OrderReturn approve(UUID id, @Nullable String note) {
        locked(id, ReturnStatus.APPROVED);
        return moved(id, ReturnStatus.APPROVED, note);
    }

    OrderReturn refuse(UUID id, String note) {
        OrderReturn back = locked(id, ReturnStatus.REFUSED);
        back.lines().forEach(line -> returns.giveBack(line.lineId(), line.quantity()));
        return moved(id, ReturnStatus.REFUSED, note);
    }

    /** What was announced and did not come may be sent another time; inventory hears of the rest by event. */
    OrderReturn receive(UUID id, List<Received> received, @Nullable String note) {
        OrderReturn back = locked(id, ReturnStatus.RECEIVED);
        Map<UUID, Received> byBook = received.stream().collect(Collectors.toMap(Received::bookId, Function.identity()));
        boolean unknown = byBook.keySet().stream()
                .anyMatch(book ->
                        back.lines().stream().noneMatch(line -> line.bookId().equals(book)));
        if (unknown) {
            throw ReturnRefusal.UNKNOWN_BOOK.problem();
        }
        back.lines().forEach(line -> receive(id, line, byBook.get(line.bookId())));
        return moved(id, ReturnStatus.RECEIVED, note);
    }

    private void receive(UUID id, Line line, @Nullable Received received) {
        int copies = received == null ? 0 : received.copies();
        if (copies > line.quantity()) {
            throw ReturnRefusal.MORE_THAN_ASKED.problem();
        }
        if (copies < line.quantity()) {
            returns.giveBack(line.lineId(), line.quantity() - copies);
        }
        if (received != null) {
            if (received.restocked() > 0 && !returns.restock(line.lineId(), received.restocked())) {
                throw ReturnRefusal.RESTOCKED_BEFORE.problem();
            }
            returns.receive(id, line.lineId(), received.restocked(), received.writtenOff());
        }
    }

    /** Locks the order before the return, as everybody does. */
    private OrderReturn locked(UUID id, ReturnStatus next) {
        OrderReturn known = returns.find(id).orElseThrow(DecideReturn::unknown);
        moments.add(known.orderId(), "return_" + next.code());
        OrderReturn back = returns.lock(id).orElseThrow(DecideReturn::unknown);
        if (!back.status().mayBecome(next)) {
            throw ReturnRefusal.NOT_MOVABLE.problem();
        }
        return back;
    }

    private OrderReturn moved(UUID id, ReturnStatus next, @Nullable String note) {
        returns.move(id, next, note, clock.instant());
        OrderReturn now = returns.find(id).orElseThrow();
        outbox.append(ReturnEvent.of(now));
        return now;
    }

    static ProblemException unknown() {
        return new ProblemException(Problems.notFound("There is no such return."));
    }
}
