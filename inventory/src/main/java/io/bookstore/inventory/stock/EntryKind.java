package io.bookstore.inventory.stock;

import java.util.Locale;

/** Why a stock row changed. */
enum EntryKind {
    RECEIPT,
    ADJUSTMENT,
    RESERVE,
    RELEASE,
    CONSUME,
    EXPIRE,
    RETURN;

    /** As the ledger and the contract write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
