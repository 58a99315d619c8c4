package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.payment.Charge;
import io.bookstore.cartorder.payment.Payment;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.payment.Refund;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Payment-shipping and the PSP behind it, in memory. */
public final class MemoryPayments implements Payments {

    public final Map<UUID, Payment> payments = new HashMap<>();
    public final Map<UUID, Refund> refunds = new HashMap<>();

    /** What the bank says to the next charges. */
    public PaymentStatus verdict = PaymentStatus.SUCCEEDED;

    /** How much more than agreed the PSP takes: a bug of somebody else's. */
    public long surplus;

    public final Set<UUID> calledOff = new HashSet<>();
    public int captures;
    public Faults faults = Faults.NONE;

    @Override
    public Payment charge(Charge charge) {
        return faults.carry(
                "charge",
                true,
                () -> payments.computeIfAbsent(charge.paymentId(), id -> {
                    captures += verdict == PaymentStatus.SUCCEEDED ? 1 : 0;
                    return new Payment(
                            id,
                            charge.orderId(),
                            verdict,
                            charge.amountCents() + surplus,
                            charge.currency(),
                            "secret",
                            null,
                            null,
                            "visa",
                            "4242",
                            0);
                }));
    }

    @Override
    public Optional<Payment> ask(UUID paymentId) {
        return faults.carry("ask", true, () -> Optional.ofNullable(payments.get(paymentId)));
    }

    @Override
    public Payment cancel(UUID paymentId) {
        return faults.carry(
                "cancel",
                true,
                () -> payments.compute(paymentId, (id, known) -> {
                    calledOff.add(id);
                    if (known == null) {
                        return new Payment(id, null, PaymentStatus.CANCELED, 0, null, null, null, null, null, null, 0);
                    }
                    boolean open = known.status() == PaymentStatus.REQUIRES_ACTION
                            || known.status() == PaymentStatus.PROCESSING;
                    return open ? known.withStatus(PaymentStatus.CANCELED) : known;
                }));
    }

    @Override
    public Refund refund(UUID paymentId, UUID refundId, long amountCents, String reason) {
        return faults.carry(
                "refund",
                true,
                () -> refunds.computeIfAbsent(refundId, id -> new Refund(id, amountCents, "succeeded", amountCents)));
    }

    /** Wrong money was given back. */
    public void giveWrongMoneyBack(UUID paymentId) {
        payments.computeIfPresent(
                paymentId,
                (id, known) -> new Payment(
                        id,
                        known.orderId(),
                        PaymentStatus.CANCELED,
                        known.amountCents(),
                        known.currency(),
                        null,
                        "wrong_amount_returned",
                        "It was given back.",
                        known.brand(),
                        known.last4(),
                        0));
    }

    /** The bank or the shopper has decided. */
    public void settle(UUID paymentId, PaymentStatus status) {
        payments.computeIfPresent(paymentId, (id, known) -> {
            captures += status == PaymentStatus.SUCCEEDED && known.status() != status ? 1 : 0;
            return known.withStatus(status);
        });
    }
}
