package io.bookstore.cartorder.library;

import java.time.Instant;
import java.util.UUID;

/** The file of one book. */
record EbookFile(
        UUID bookId,
        String key,
        String mediaType,
        long sizeBytes,
        String sha256,
        UUID uploadedBy,
        Instant uploadedAt) {}
