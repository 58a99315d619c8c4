package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.paymentshipping.dispute.DisputeTruth;
import io.bookstore.paymentshipping.payment.PaymentTruth;
import io.bookstore.paymentshipping.stripe.DisputeReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the disputes that Stripe has with ours; one that is behind is taken over as Stripe says it. */
@Component
class ReconcileDisputes {

    private final MoneyRows rows;
    private final DisputeTruth truth;
    private final Report report;

    ReconcileDisputes(MoneyRows rows, DisputeTruth truth, Report report) {
        this.rows = rows;
        this.truth = truth;
        this.report = report;
    }

    /**
     * @param settledBefore what was opened later may still be on its way
     * @return the oldest of them that must be compared again
     */
    Optional<Instant> compare(List<DisputeReading> disputes, Instant settledBefore) {
        Map<String, String> known = rows.disputes(
                disputes.stream().map(DisputeReading::stripeDisputeId).toList());
        Report.Part part = report.part(FindingKind.Side.DISPUTE);
        Optional<Instant> again = disputes.stream()
                .filter(dispute -> dispute.createdAt().isAfter(settledBefore)
                        || !agrees(dispute, known.get(dispute.stripeDisputeId()), part))
                .map(DisputeReading::createdAt)
                .min(Instant::compareTo);
        part.close();
        return again;
    }

    private boolean agrees(DisputeReading dispute, @Nullable String status, Report.Part part) {
        part.compared(dispute.stripeDisputeId());
        if (dispute.status().equals(status)) {
            return true;
        }
        boolean ours = truth.learn(dispute) != PaymentTruth.Found.NOT_OURS;
        FindingKind kind = ours ? FindingKind.DISPUTE_BEHIND : FindingKind.DISPUTE_WITHOUT_PAYMENT;
        String detail = "Stripe says " + dispute.status() + ", we say " + (status == null ? "nothing" : status);
        part.found(new Finding(kind, dispute.stripeDisputeId(), null, null, detail));
        return !ours;
    }
}
