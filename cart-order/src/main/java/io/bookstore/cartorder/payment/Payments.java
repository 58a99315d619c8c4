package io.bookstore.cartorder.payment;

import io.bookstore.cartorder.remote.RemoteFailure;
import java.util.Optional;
import java.util.UUID;

/** Payment-shipping, as the order's process uses it. Every method may throw {@link RemoteFailure}: then ask again. */
public interface Payments {

    Payment charge(Charge charge);

    /** The truth about a payment, asked of the PSP when it is not final; empty when it was never heard of. */
    Optional<Payment> ask(UUID paymentId);

    /** Calls the payment off: canceled, or succeeded when the money was faster, or unknown. Later charges are refused. */
    Payment cancel(UUID paymentId);

    /** Gives money back, once per refund id. */
    Refund refund(UUID paymentId, UUID refundId, long amountCents, String reason);
}
