package io.bookstore.paymentshipping;

/** What goes wrong with one call. */
public enum StripeFault {
    /** The connection breaks before anything is done. */
    DROP_BEFORE,
    /** The work is done, then the connection breaks. */
    DROP_AFTER,
    /** The work is done and a server error is answered and stored under the key. */
    ERROR_AFTER,
    /** Nothing is done and a server error is answered and stored under the key. */
    ERROR_BEFORE,
    /** A server error before the key was looked at. */
    UNAVAILABLE,
    RATE_LIMITED,
    KEY_IN_USE,
    /** The work begins only after the caller has given up. */
    LATE_WORK,
    /** The work is done at once, the answer comes after the caller has given up. */
    LATE_ANSWER,
    /** The intent is made with another amount. */
    OTHER_AMOUNT,
    OTHER_CURRENCY,
    /** The intent is as it was asked for, but the answer shows another amount. */
    OTHER_AMOUNT_SHOWN,
    /** The intent names another payment. */
    OTHER_PAYMENT,
    HTML,
    EMPTY_OBJECT,
    REDIRECT,
    /** One byte after the other, without an end. */
    ENDLESS,
    HUGE
}
