package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.paymentshipping.payment.PaymentTruth;
import io.bookstore.paymentshipping.stripe.IntentReading;
import io.bookstore.paymentshipping.stripe.StripeListing.ListedIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what Stripe charged with our payments; a payment that is behind is read from Stripe again. */
@Component
class ReconcileIntents {

    private final MoneyRows rows;
    private final PaymentTruth truth;
    private final Report report;

    ReconcileIntents(MoneyRows rows, PaymentTruth truth, Report report) {
        this.rows = rows;
        this.truth = truth;
        this.report = report;
    }

    /**
     * @param settledBefore what changed later may still be on its way
     * @return the oldest of them that must be compared again
     */
    Optional<Instant> compare(List<ListedIntent> intents, Instant settledBefore) {
        List<UUID> ids = intents.stream()
                .map(intent -> uuid(intent.reading().paymentId()))
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, PaymentRow> payments = rows.payments(ids);
        Report.Part part = report.part(FindingKind.Side.INTENT);
        Instant again = null;
        for (ListedIntent intent : intents) {
            UUID id = uuid(intent.reading().paymentId());
            PaymentRow payment = id == null ? null : payments.get(id);
            boolean fresh = payment != null && payment.updatedAt().isAfter(settledBefore);
            boolean settled = !fresh && compare(intent.reading(), payment, part) && isOver(intent.reading());
            if (!settled && (again == null || intent.createdAt().isBefore(again))) {
                again = intent.createdAt();
            }
        }
        part.close();
        return Optional.ofNullable(again);
    }

    /** @return whether nothing is left that we could do */
    private boolean compare(IntentReading intent, @Nullable PaymentRow payment, Report.Part part) {
        part.compared(intent.intentId());
        Optional<Finding> finding = CompareIntent.with(intent, payment);
        finding.ifPresent(part::found);
        boolean unlike = finding.isPresent() && finding.get().kind() != FindingKind.CAPTURED_WITHOUT_PAYMENT;
        if (payment != null && unlike && !payment.hasSucceeded()) {
            truth.learn(payment.paymentId(), intent.intentId());
        }
        return finding.filter(found -> found.kind().isRepaired()).isEmpty();
    }

    private static boolean isOver(IntentReading intent) {
        return switch (intent.state()) {
            case SUCCEEDED, CANCELED -> true;
            case DECLINED, REQUIRES_ACTION, PROCESSING, UNTRIED -> false;
        };
    }

    static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
