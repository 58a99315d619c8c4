package io.bookstore.cartorder.returns;

import io.bookstore.platform.outbox.NewEvent;
import java.util.List;
import java.util.UUID;

/** What other services are told of a return: no words of people. Its form is in infra/contracts/cart-order. */
record ReturnEvent(UUID returnId, UUID orderId, String status, String wish, List<Line> lines) {

    /**
     * @param restocked copies that can be sold again
     * @param writtenOff copies that came back and cannot
     */
    record Line(UUID bookId, int quantity, int restocked, int writtenOff) {}

    static NewEvent of(OrderReturn back) {
        List<Line> lines = back.lines().stream()
                .map(line -> new Line(line.bookId(), line.quantity(), line.restocked(), line.writtenOff()))
                .toList();
        return new NewEvent(
                "return-" + back.status().code(),
                "return",
                back.id(),
                back.version(),
                new ReturnEvent(back.id(), back.orderId(), back.status().code(), back.wish(), lines));
    }
}
