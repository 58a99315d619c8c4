package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.payment.Charge;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.simulation.LyingStripe.Params;
import java.util.UUID;

/** A payment as payment-shipping keeps it. */
final class DeskRow {

    private static final long KEYS_TRUSTED = 23 * 3_600_000L;

    final UUID id;
    final Charge terms;
    PaymentStatus status;
    int attempt = 1;
    Integer intent;
    boolean cancelRequested;
    boolean secretGiven;
    Long sentAt;
    long captured;
    long refunded;
    long refunding;
    int checks;

    DeskRow(Charge terms, PaymentStatus status) {
        this.id = terms.paymentId();
        this.terms = terms;
        this.status = status;
        this.cancelRequested = status == PaymentStatus.CANCELED;
    }

    boolean isFinal() {
        return status == PaymentStatus.SUCCEEDED || isOff();
    }

    boolean isOff() {
        return status == PaymentStatus.DECLINED || status == PaymentStatus.CANCELED;
    }

    Seen seen() {
        return new Seen(this, attempt, intent, sentAt);
    }

    /** What somebody read of the row, who acts by it while others change the row. */
    record Seen(DeskRow row, int attempt, Integer intent, Long sentAt) {

        String key() {
            return attempt == 1 ? row.id.toString() : row.id + "-" + attempt;
        }

        Params params(boolean confirm) {
            return new Params(row.id, row.terms.orderId(), row.terms.amountCents(), confirm);
        }

        boolean keyMayBeForgotten(long now) {
            return sentAt != null && sentAt + KEYS_TRUSTED < now;
        }
    }
}
