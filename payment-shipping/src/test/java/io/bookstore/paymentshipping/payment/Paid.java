package io.bookstore.paymentshipping.payment;

import io.bookstore.platform.ids.Ids;
import java.util.UUID;

/** For tests of other packages: a payment that has succeeded. */
public final class Paid {

    private final TakePayment takePayment;

    Paid(TakePayment takePayment) {
        this.takePayment = takePayment;
    }

    public UUID payment(long amountCents) {
        return payment(amountCents, Paying.VISA);
    }

    /** A payment for which the bank first asks the shopper. */
    public UUID waiting(long amountCents) {
        return payment(amountCents, Paying.ASKS_FIRST);
    }

    private UUID payment(long amountCents, String method) {
        UUID id = Ids.next();
        takePayment.take(
                id, new Payment.Terms(Ids.next(), amountCents, "USD", method, "Order 1001", Payment.Payer.GUEST));
        return id;
    }
}
