package io.bookstore.storefront.order;

/** Where the session keeps what the browser needs to let the bank confirm a payment. */
public final class PendingPayments {

    private PendingPayments() {}

    public static String key(String orderId) {
        return "payment:" + orderId;
    }
}
