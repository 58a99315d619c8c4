package io.bookstore.cartorder.returns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A return in the form of the contract; one whose money went back is refunded. */
record ReturnView(
        UUID id,
        UUID orderId,
        String status,
        String wish,
        @Nullable String note,
        @Nullable String decisionNote,
        List<Item> items,
        @Nullable Refund refund,
        Instant createdAt,
        Instant updatedAt) {

    record Item(
            UUID bookId,
            String title,
            int quantity,
            String reason,
            int restocked,
            int writtenOff,
            long unitPriceCents) {}

    record Refund(UUID id, String status, long amountCents) {}

    static ReturnView of(OrderReturn back) {
        OrderReturn.RefundOf refund = back.refund();
        boolean paid = refund != null && refund.status().equals("succeeded");
        return new ReturnView(
                back.id(),
                back.orderId(),
                paid ? "refunded" : back.status().code(),
                back.wish(),
                back.note(),
                back.decisionNote(),
                back.lines().stream()
                        .map(line -> new Item(
                                line.bookId(),
                                line.title(),
                                line.quantity(),
                                line.reason(),
                                line.restocked(),
                                line.writtenOff(),
                                line.unitPriceCents()))
                        .toList(),
                refund == null ? null : new Refund(refund.id(), refund.status(), refund.amountCents()),
                back.createdAt(),
                back.updatedAt());
    }
}
