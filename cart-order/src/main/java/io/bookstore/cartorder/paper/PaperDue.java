package io.bookstore.cartorder.paper;

import java.time.Instant;
import java.util.UUID;

/** @param sourceId the order of an invoice, the refund of a credit note: each gets one paper */
public record PaperDue(UUID sourceId, UUID orderId, PaperKind kind, long amountCents, Instant dueAt) {}
