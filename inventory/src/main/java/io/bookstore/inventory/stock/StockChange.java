package io.bookstore.inventory.stock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change of one stock row, to be made together with its ledger entry. */
public final class StockChange {

    private final UUID bookId;
    private final EntryKind kind;
    private final int onHand;
    private final int reserved;
    private final Cause cause;

    private StockChange(UUID bookId, EntryKind kind, int onHand, int reserved, Cause cause) {
        this.bookId = bookId;
        this.kind = kind;
        this.onHand = onHand;
        this.reserved = reserved;
        this.cause = cause;
    }

    /** What the ledger keeps of the reason. */
    record Cause(
            @Nullable UUID orderId,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable UUID actor) {}

    static StockChange receipt(UUID bookId, int quantity, String reference, @Nullable UUID actor) {
        return new StockChange(bookId, EntryKind.RECEIPT, quantity, 0, new Cause(null, reference, null, actor));
    }

    static StockChange adjustment(
            UUID bookId, int delta, String reason, @Nullable String reference, @Nullable UUID actor) {
        return new StockChange(bookId, EntryKind.ADJUSTMENT, delta, 0, new Cause(null, reference, reason, actor));
    }

    /** Copies set aside. */
    public static StockChange reserve(UUID orderId, UUID bookId, int quantity) {
        return new StockChange(bookId, EntryKind.RESERVE, 0, quantity, by(orderId));
    }

    /** Copies no longer set aside, because the order does not want them. */
    public static StockChange release(UUID orderId, UUID bookId, int quantity) {
        return new StockChange(bookId, EntryKind.RELEASE, 0, -quantity, by(orderId));
    }

    /** Copies no longer set aside, because nobody knows the order any more. */
    public static StockChange expire(UUID orderId, UUID bookId, int quantity) {
        return new StockChange(bookId, EntryKind.EXPIRE, 0, -quantity, by(orderId));
    }

    /** Copies that were set aside and are sold. */
    public static StockChange consume(UUID orderId, UUID bookId, int quantity) {
        return new StockChange(bookId, EntryKind.CONSUME, -quantity, -quantity, by(orderId));
    }

    /** Sold copies that did not leave the house after all. */
    public static StockChange putBack(UUID orderId, UUID bookId, int quantity) {
        return new StockChange(bookId, EntryKind.RETURN, quantity, 0, by(orderId));
    }

    /** Sold copies that came back with a refund; its reference counts once per book. */
    public static StockChange restock(UUID refundId, UUID bookId, int quantity) {
        return receipt(bookId, quantity, "refund:" + refundId, null);
    }

    private static Cause by(UUID orderId) {
        return new Cause(orderId, null, null, null);
    }

    public UUID bookId() {
        return bookId;
    }

    /** How many copies come in, or go when negative. */
    public int copies() {
        return onHand;
    }

    EntryKind kind() {
        return kind;
    }

    int onHand() {
        return onHand;
    }

    int reserved() {
        return reserved;
    }

    int available() {
        return onHand - reserved;
    }

    Cause cause() {
        return cause;
    }
}
