package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.cartorder.simulation.LyingStripe.RefundParams;
import io.bookstore.cartorder.simulation.LyingStripe.RefundReading;
import io.bookstore.cartorder.simulation.PspAnswer.Got;
import io.bookstore.cartorder.simulation.PspAnswer.KeyTaken;
import io.bookstore.cartorder.simulation.PspAnswer.Refused;
import io.bookstore.cartorder.simulation.PspAnswer.Unknown;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The refunds of payment-shipping: once per refund id, never more than was captured. */
public final class DeskRefunds {

    private static final long KEYS_TRUSTED = 23 * 3_600_000L;

    private final VirtualTime time;
    private final LyingStripe stripe;
    private final DeskLedger ledger;
    private final Map<UUID, DeskRow> payments;
    final Map<UUID, Row> rows = new HashMap<>();

    DeskRefunds(VirtualTime time, LyingStripe stripe, DeskLedger ledger, Map<UUID, DeskRow> payments) {
        this.time = time;
        this.stripe = stripe;
        this.ledger = ledger;
        this.payments = payments;
    }

    static final class Row {
        final UUID id;
        final DeskRow payment;
        final long amount;
        String status = "unknown";
        Integer refund;
        int attempt = 1;
        long sentAt;
        long total;
        int checks;

        Row(UUID id, DeskRow payment, long amount, long sentAt) {
            this.id = id;
            this.payment = payment;
            this.amount = amount;
            this.sentAt = sentAt;
        }

        boolean isFinal() {
            return status.equals("succeeded") || status.equals("failed");
        }
    }

    public long made() {
        return rows.values().stream()
                .filter(row -> row.status.equals("succeeded"))
                .mapToLong(row -> row.amount)
                .sum();
    }

    Refund make(UUID paymentId, UUID refundId, long amount) {
        DeskRow payment = payments.get(paymentId);
        if (payment == null) {
            throw new RemoteFailure("payment-shipping", "answered 404");
        }
        if (payment.status != PaymentStatus.SUCCEEDED) {
            return new Refund(refundId, amount, "failed", 0);
        }
        Row row = rows.get(refundId);
        if (row == null) {
            if (payment.refunded + payment.refunding + amount > payment.captured) {
                return new Refund(refundId, amount, "failed", 0);
            }
            payment.refunding += amount;
            row = new Row(refundId, payment, amount, time.millis());
            rows.put(refundId, row);
            watch(row);
        } else if (row.amount != amount) {
            return new Refund(refundId, amount, "failed", 0);
        }
        about(row);
        return new Refund(refundId, amount, row.status, row.total == 0 ? payment.refunded : row.total);
    }

    boolean learn(UUID refundId) {
        Row row = rows.get(refundId);
        if (row != null) {
            about(row);
        }
        return row == null || !row.status.equals("unknown");
    }

    private void about(Row row) {
        if (row.isFinal()) {
            return;
        }
        if (row.refund != null) {
            if (stripe.retrieveRefund(row.refund) instanceof Got<RefundReading>(RefundReading reading)) {
                record(row, reading);
            }
        } else if (row.sentAt + KEYS_TRUSTED < time.millis()) {
            search(row, row.attempt);
        } else {
            send(row, row.attempt);
        }
    }

    private void send(Row row, int attempt) {
        switch (stripe.refund(row.id + "-" + attempt, new RefundParams(row.id, row.payment.intent, row.amount))) {
            case Got<RefundReading>(RefundReading reading) -> record(row, reading);
            case Refused<RefundReading> refused -> refusedOrMade(row);
            case KeyTaken<RefundReading> running -> {}
            case Unknown<RefundReading>(boolean forGood) -> {
                if (forGood) {
                    search(row, attempt);
                }
            }
        }
    }

    private void refusedOrMade(Row row) {
        if (stripe.findRefund(row.id) instanceof Got<Optional<RefundReading>>(Optional<RefundReading> made)) {
            if (made.isPresent()) {
                record(row, made.get());
            } else if (!row.isFinal()) {
                row.status = "failed";
                row.payment.refunding -= row.amount;
            }
        }
    }

    private void search(Row row, int attempt) {
        if (stripe.findRefund(row.id) instanceof Got<Optional<RefundReading>>(Optional<RefundReading> made)) {
            if (made.isPresent()) {
                record(row, made.get());
            } else if (row.attempt == attempt && !row.isFinal() && row.refund == null) {
                row.attempt++;
                row.sentAt = time.millis();
                send(row, row.attempt);
            }
        }
    }

    private void record(Row row, RefundReading reading) {
        if (row.isFinal()) {
            return;
        }
        row.refund = reading.refund();
        row.status = reading.state();
        if (row.status.equals("succeeded")) {
            row.payment.refunding -= row.amount;
            row.payment.refunded += row.amount;
            row.total = row.payment.refunded;
            Invariant.M1.require(
                    row.payment.refunded <= row.payment.captured, () -> "more goes back than came for " + row.id);
            ledger.refunded(row.payment.terms.orderId(), row.id, row.amount, row.total);
        }
    }

    private void watch(Row row) {
        time.at(30_000L << Math.min(row.checks++, 6), () -> {
            if (!row.isFinal()) {
                DeskLedger.elsewhere(time, () -> about(row));
                watch(row);
            }
        });
    }
}
