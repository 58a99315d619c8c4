package io.bookstore.paymentshipping.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff see beside payments: what Stripe took for each, and what became of it in dispute. */
record PaymentExtras(Map<UUID, Fee> fees, Map<UUID, List<DisputeRow>> disputesOf) {

    record Fee(UUID paymentId, long feeCents, String feeCurrency) {}

    record DisputeRow(
            UUID disputeId,
            UUID paymentId,
            long amountCents,
            String reason,
            String status,
            long withdrawnCents,
            @Nullable Instant evidenceDueAt,
            Instant openedAt,
            @Nullable Instant closedAt) {}

    record DisputeSummary(
            UUID disputeId,
            long amountCents,
            String reason,
            String status,
            long withdrawnCents,
            @Nullable Instant evidenceDueAt,
            Instant openedAt,
            @Nullable Instant closedAt) {

        static DisputeSummary of(DisputeRow row) {
            return new DisputeSummary(
                    row.disputeId(),
                    row.amountCents(),
                    row.reason(),
                    row.status(),
                    row.withdrawnCents(),
                    row.evidenceDueAt(),
                    row.openedAt(),
                    row.closedAt());
        }
    }

    @Nullable
    Long feeCents(UUID paymentId) {
        Fee fee = fees.get(paymentId);
        return fee == null ? null : (Long) fee.feeCents();
    }

    @Nullable
    String feeCurrency(UUID paymentId) {
        Fee fee = fees.get(paymentId);
        return fee == null ? null : fee.feeCurrency();
    }

    List<DisputeSummary> disputes(UUID paymentId) {
        return disputesOf.getOrDefault(paymentId, List.of()).stream()
                .map(DisputeSummary::of)
                .toList();
    }
}
