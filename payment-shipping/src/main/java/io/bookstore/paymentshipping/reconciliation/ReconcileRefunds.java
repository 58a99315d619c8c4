package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.paymentshipping.reconciliation.MoneyRows.RefundRow;
import io.bookstore.paymentshipping.refund.RefundTruth;
import io.bookstore.paymentshipping.stripe.RefundReading;
import io.bookstore.paymentshipping.stripe.StripeListing.ListedRefund;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what Stripe gave back with our refunds; one that is behind is read from Stripe again. */
@Component
class ReconcileRefunds {

    private final MoneyRows rows;
    private final RefundTruth truth;
    private final Report report;

    ReconcileRefunds(MoneyRows rows, RefundTruth truth, Report report) {
        this.rows = rows;
        this.truth = truth;
        this.report = report;
    }

    /**
     * @param settledBefore what changed later may still be on its way
     * @return the oldest of them that must be compared again
     */
    Optional<Instant> compare(List<ListedRefund> refunds, Instant settledBefore) {
        List<UUID> ids = refunds.stream()
                .map(refund -> ReconcileIntents.uuid(refund.refundId()))
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, RefundRow> known = new HashMap<>(rows.refunds(ids));
        known.putAll(rows.returns(ids));
        Report.Part part = report.part(FindingKind.Side.REFUND);
        Instant again = null;
        for (ListedRefund refund : refunds) {
            UUID id = ReconcileIntents.uuid(refund.refundId());
            RefundRow row = id == null ? null : known.get(id);
            boolean fresh = row != null && row.updatedAt().isAfter(settledBefore);
            boolean settled = !fresh && compare(refund, row, part);
            if (!settled && (again == null || refund.createdAt().isBefore(again))) {
                again = refund.createdAt();
            }
        }
        part.close();
        return Optional.ofNullable(again);
    }

    private boolean compare(ListedRefund refund, @Nullable RefundRow row, Report.Part part) {
        part.compared(refund.reading().stripeRefundId());
        Optional<Finding> finding = finding(refund.reading(), row);
        finding.ifPresent(part::found);
        if (row != null && finding.isPresent() && row.isOpen()) {
            truth.learn(row.refundId());
        }
        return finding.filter(found -> found.kind().isRepaired()).isEmpty();
    }

    static Optional<Finding> finding(RefundReading refund, @Nullable RefundRow row) {
        boolean gone = refund.state() == RefundReading.State.FAILED;
        if (row == null) {
            return gone
                    ? Optional.empty()
                    : found(FindingKind.UNKNOWN_REFUND, refund, null, "Stripe gave back " + refund.amountCents());
        }
        if (row.amountCents() != refund.amountCents()) {
            return found(
                    FindingKind.WRONG_REFUND,
                    refund,
                    row,
                    "Stripe gave back " + refund.amountCents() + ", not " + row.amountCents());
        }
        if (row.isOpen() && refund.state() != RefundReading.State.PENDING) {
            return found(FindingKind.REFUND_BEHIND, refund, row, "Stripe says " + refund.state());
        }
        boolean unlike = gone ? row.status().equals("succeeded") : row.status().equals("failed");
        return unlike
                ? found(
                        FindingKind.WRONG_REFUND,
                        refund,
                        row,
                        "Stripe says " + refund.state() + ", we say " + row.status())
                : Optional.empty();
    }

    private static Optional<Finding> found(
            FindingKind kind, RefundReading refund, @Nullable RefundRow row, String detail) {
        return Optional.of(new Finding(
                kind,
                refund.stripeRefundId(),
                row == null ? null : row.paymentId(),
                row == null ? null : row.orderId(),
                detail));
    }
}
