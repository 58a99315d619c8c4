package io.bookstore.cartorder.simulation;

import static io.bookstore.cartorder.payment.PaymentStatus.CANCELED;
import static io.bookstore.cartorder.payment.PaymentStatus.DECLINED;
import static io.bookstore.cartorder.payment.PaymentStatus.NEW;
import static io.bookstore.cartorder.payment.PaymentStatus.REQUIRES_ACTION;
import static io.bookstore.cartorder.payment.PaymentStatus.SUCCEEDED;
import static io.bookstore.cartorder.payment.PaymentStatus.UNKNOWN;

import io.bookstore.cartorder.payment.Charge;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.simulation.DeskRow.Seen;
import io.bookstore.cartorder.simulation.LyingStripe.Reading;
import io.bookstore.cartorder.simulation.LyingStripe.State;
import io.bookstore.cartorder.simulation.PspAnswer.Got;
import io.bookstore.cartorder.simulation.PspAnswer.KeyTaken;
import io.bookstore.cartorder.simulation.PspAnswer.Refused;
import io.bookstore.cartorder.simulation.PspAnswer.Unknown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What payment-shipping does with its PSP, rule by rule: a row before the PSP hears of it, one key until it is proven
 * that it had no effect, the truth asked instead of guessed. Other acts happen only while the PSP is asked.
 */
public final class PaymentDesk implements Payments {

    private final VirtualTime time;
    private final Weather weather;
    private final LyingStripe stripe;
    private final DeskLedger ledger;
    private final DeskRefunds refunds;
    private final DeskCancel canceling;
    private final DeskRecord record;

    /** A bug to plant: each try of a charge has a key of its own. */
    public boolean newKeyOnRetry;

    private final Set<UUID> marks = new HashSet<>();
    final Map<UUID, DeskRow> rows = new HashMap<>();

    public PaymentDesk(VirtualTime time, Weather weather, LyingStripe stripe) {
        this.time = time;
        this.weather = weather;
        this.stripe = stripe;
        this.ledger = new DeskLedger(time, weather);
        this.record = new DeskRecord(weather, ledger);
        this.canceling = new DeskCancel(time, stripe, record);
        this.refunds = new DeskRefunds(time, stripe, ledger, rows);
    }

    public DeskLedger ledger() {
        return ledger;
    }

    public DeskRefunds refunds() {
        return refunds;
    }

    @Override
    public Payment charge(Charge charge) {
        return weather.carry("charge", true, () -> {
            DeskRow row = rows.computeIfAbsent(charge.paymentId(), id -> register(charge));
            about(row);
            return view(row, row.status);
        });
    }

    private DeskRow register(Charge charge) {
        DeskRow row = new DeskRow(charge, marks.contains(charge.paymentId()) ? CANCELED : NEW);
        watch(row);
        return row;
    }

    @Override
    public Optional<Payment> ask(UUID paymentId) {
        return weather.carry("ask", true, () -> {
            DeskRow row = rows.get(paymentId);
            if (row == null) {
                return marks.contains(paymentId) ? Optional.of(mark(paymentId)) : Optional.empty();
            }
            about(row);
            return Optional.of(view(row, row.status));
        });
    }

    @Override
    public Payment cancel(UUID paymentId) {
        return weather.carry("cancel", true, () -> {
            DeskRow row = rows.get(paymentId);
            if (row == null) {
                marks.add(paymentId);
                return mark(paymentId);
            }
            if (!row.isFinal()) {
                row.cancelRequested = true;
                if (row.sentAt == null) {
                    record.move(row, CANCELED);
                } else {
                    canceling.cancel(row.seen());
                }
            }
            return view(row, row.isFinal() ? row.status : UNKNOWN);
        });
    }

    @Override
    public Refund refund(UUID paymentId, UUID refundId, long amountCents, String reason) {
        return weather.carry("refund", true, () -> refunds.make(paymentId, refundId, amountCents));
    }

    /** Brings a payment closer to its end, from what was read of it; meanwhile others may do the same. */
    void about(DeskRow row) {
        Seen seen = row.seen();
        if (row.isFinal()) {
            return;
        }
        if (row.cancelRequested) {
            canceling.cancel(seen);
        } else if (seen.intent() != null) {
            read(row, seen.intent());
        } else if (seen.keyMayBeForgotten(time.millis())) {
            search(seen);
        } else {
            row.status = row.status == NEW ? UNKNOWN : row.status;
            row.sentAt = row.sentAt == null ? Long.valueOf(time.millis()) : row.sentAt;
            send(row.seen());
        }
    }

    /** The intent that a webhook names. */
    boolean about(DeskRow row, int intent) {
        boolean other = row.intent != null && row.intent != intent;
        if (other || row.status == SUCCEEDED) {
            return true;
        }
        if (!(stripe.retrieve(intent) instanceof Got<Reading>(Reading reading))) {
            return false;
        }
        if (!row.id.equals(reading.paymentId())) {
            return true;
        }
        recorded(row, reading);
        return row.isFinal() || reading.state() != State.DECLINED;
    }

    private void read(DeskRow row, int intent) {
        if (stripe.retrieve(intent) instanceof Got<Reading>(Reading reading)) {
            recorded(row, reading);
        }
    }

    private void send(Seen seen) {
        switch (stripe.create(newKeyOnRetry ? seen.key() + time.millis() : seen.key(), seen.params(true))) {
            case Got<Reading>(Reading reading) -> recorded(seen.row(), reading);
            case Refused<Reading> refused -> record.move(seen.row(), DECLINED);
            case KeyTaken<Reading> taken -> {}
            case Unknown<Reading>(boolean forGood) -> {
                if (forGood) {
                    search(seen);
                }
            }
        }
    }

    /** Only proof that there is no intent allows another attempt, and only one of those who found none begins it. */
    private void search(Seen seen) {
        DeskRow row = seen.row();
        if (!(stripe.find(row.id, seen.sentAt()) instanceof Got<Optional<Reading>>(Optional<Reading> found))) {
            return;
        }
        if (found.isPresent()) {
            read(row, found.get().intent());
        } else if (row.attempt == seen.attempt() && row.intent == null && !row.cancelRequested && !row.isFinal()) {
            row.attempt++;
            row.sentAt = time.millis();
            send(row.seen());
        }
    }

    /** A failed attempt whose secret a browser has is closed before it counts as declined. */
    private void recorded(DeskRow row, Reading reading) {
        if (reading.state() != State.DECLINED || !row.secretGiven) {
            record.read(row, reading);
            return;
        }
        switch (stripe.cancel(reading.intent())) {
            case Got<Reading>(Reading closed) when closed.state() == State.CANCELED -> record.read(row, reading);
            case Refused<Reading> refused -> {
                if (stripe.retrieve(reading.intent()) instanceof Got<Reading>(Reading now)) {
                    record.read(row, now.state() == State.CANCELED ? reading : now);
                }
            }
            default -> {}
        }
    }

    private Payment view(DeskRow row, PaymentStatus status) {
        if (status == REQUIRES_ACTION) {
            stripe.giveSecret(row.intent);
        }
        return new Payment(
                row.id,
                row.terms.orderId(),
                status == NEW ? UNKNOWN : status,
                row.terms.amountCents(),
                row.terms.currency(),
                status == REQUIRES_ACTION ? "secret" : null,
                null,
                null,
                null,
                null,
                row.refunded);
    }

    private static Payment mark(UUID id) {
        return new Payment(id, null, CANCELED, 0, null, null, null, null, null, null, 0);
    }

    /** Asks again about what stays open, less and less often. */
    private void watch(DeskRow row) {
        time.at(30_000L << Math.min(row.checks++, 6), () -> {
            if (!row.isFinal()) {
                DeskLedger.elsewhere(time, () -> about(row));
                watch(row);
            }
        });
    }
}
