package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.simulation.LyingStripe.Reading;

/** Writes down what became of a payment, each change once. */
final class DeskRecord {

    private final Weather weather;
    private final DeskLedger ledger;

    DeskRecord(Weather weather, DeskLedger ledger) {
        this.weather = weather;
        this.ledger = ledger;
    }

    void read(DeskRow row, Reading reading) {
        Invariant.M1.require(
                row.intent == null || row.intent == reading.intent(),
                () -> "intents " + row.intent + " and " + reading.intent() + " name payment " + row.id);
        row.intent = reading.intent();
        move(
                row,
                switch (reading.state()) {
                    case SUCCEEDED -> PaymentStatus.SUCCEEDED;
                    case DECLINED -> PaymentStatus.DECLINED;
                    case CANCELED -> PaymentStatus.CANCELED;
                    case REQUIRES_ACTION -> PaymentStatus.REQUIRES_ACTION;
                    case PROCESSING -> PaymentStatus.PROCESSING;
                    case UNTRIED -> PaymentStatus.UNKNOWN;
                });
    }

    /** What the PSP says later never undoes an end, save that money wins. */
    void move(DeskRow row, PaymentStatus next) {
        boolean may = row.isOff() ? next == PaymentStatus.SUCCEEDED : !row.isFinal() && next != row.status;
        if (!may) {
            return;
        }
        weather.tell("payment is " + next, 0);
        row.status = next;
        row.secretGiven |= next == PaymentStatus.REQUIRES_ACTION;
        row.captured = next == PaymentStatus.SUCCEEDED ? row.terms.amountCents() : 0;
        if (next == PaymentStatus.SUCCEEDED) {
            ledger.captured(row.terms.orderId(), row.captured);
        } else if (row.isOff()) {
            ledger.failed(row.terms.orderId());
        }
    }
}
