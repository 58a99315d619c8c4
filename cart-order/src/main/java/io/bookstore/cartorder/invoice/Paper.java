package io.bookstore.cartorder.invoice;

import io.bookstore.cartorder.paper.PaperKind;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One invoice or credit note.
 *
 * @param sourceId the order of an invoice, the refund of a credit note
 */
record Paper(
        UUID id,
        UUID sourceId,
        UUID orderId,
        PaperKind kind,
        int year,
        long number,
        String currency,
        long totalCents,
        long taxCents,
        Instant issuedAt,
        Content content) {

    String fullNumber() {
        return fullNumber(kind, year, number);
    }

    static String fullNumber(PaperKind kind, int year, long number) {
        return String.format(Locale.ROOT, "%s-%d-%06d", kind.series(), year, number);
    }
}
