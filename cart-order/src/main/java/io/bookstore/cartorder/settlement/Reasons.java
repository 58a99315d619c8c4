package io.bookstore.cartorder.settlement;

/** Why an order is cancelled. */
public final class Reasons {

    public static final String INSUFFICIENT_STOCK = "insufficient-stock";
    public static final String PAYMENT_DECLINED = "payment-declined";

    /** The payment method is not there, or is somebody else's: to its user that is the same. */
    public static final String PAYMENT_METHOD_UNKNOWN = "payment-method-unknown";

    /** Nobody paid in time. */
    public static final String EXPIRED = "expired";

    static final String CANCELLED_BY_SHOPPER = "cancelled-by-shopper";
    static final String CANCELLED_BY_STAFF = "cancelled-by-staff";
    static final String PAYMENT_CANCELLED = "payment-cancelled";

    /** The PSP took another amount than the order costs, and all of it was given back. */
    static final String PAYMENT_RETURNED = "payment-returned";

    /** The reservation had ended before it was asked for. */
    static final String HOLD_REFUSED = "hold-refused";

    /** The reservation ended without us, and could not be made again. */
    static final String HOLD_LOST = "hold-lost";

    private Reasons() {}
}
