package io.bookstore.paymentshipping.reconciliation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not agree.
 *
 * @param subject the intent, refund, payment or order that was looked at
 */
record Finding(
        FindingKind kind,
        String subject,
        @Nullable UUID paymentId,
        @Nullable UUID orderId,
        String detail) {}
