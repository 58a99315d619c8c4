package io.bookstore.paymentshipping.stripe;

import com.stripe.model.Dispute;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as Stripe says it is.
 *
 * @param status Stripe's word for it
 * @param evidenceDueAt until when somebody can answer the bank, null when nobody can any more
 * @param movements all money that it has moved so far
 */
public record DisputeReading(
        String stripeDisputeId,
        @Nullable String intentId,
        long amountCents,
        String currency,
        String reason,
        String status,
        @Nullable Instant evidenceDueAt,
        Instant createdAt,
        List<Movement> movements) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,64}");

    static DisputeReading of(Dispute dispute) {
        Long dueBy = dispute.getEvidenceDetails() == null
                ? null
                : dispute.getEvidenceDetails().getDueBy();
        return new DisputeReading(
                Objects.requireNonNull(dispute.getId(), "id"),
                dispute.getPaymentIntent(),
                Objects.requireNonNull(dispute.getAmount(), "amount"),
                dispute.getCurrency().toUpperCase(Locale.ROOT),
                word(dispute.getReason(), "general"),
                word(dispute.getStatus(), "needs_response"),
                dueBy == null ? null : Instant.ofEpochSecond(dueBy),
                Instant.ofEpochSecond(Objects.requireNonNull(dispute.getCreated(), "created")),
                dispute.getBalanceTransactions() == null
                        ? List.of()
                        : dispute.getBalanceTransactions().stream()
                                .map(Movement::of)
                                .toList());
    }

    private static String word(@Nullable String word, String otherwise) {
        return word != null && WORD.matcher(word).matches() ? word : otherwise;
    }
}
