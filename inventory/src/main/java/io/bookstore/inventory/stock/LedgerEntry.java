package io.bookstore.inventory.stock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param version which change of the book's stock it is, counted from 1
 * @param onHand copies in the house after it
 */
record LedgerEntry(
        UUID bookId,
        long version,
        EntryKind kind,
        int onHandDelta,
        int reservedDelta,
        int onHand,
        int reserved,
        @Nullable UUID orderId,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable UUID actor,
        Instant at) {}
