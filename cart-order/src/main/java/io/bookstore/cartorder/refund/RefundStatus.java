package io.bookstore.cartorder.refund;

import java.util.Locale;

/** Where a refund stands. */
public enum RefundStatus {
    /** Asked for, without a clear answer yet. */
    UNKNOWN,
    /** The PSP has it; the money is on its way. */
    PENDING,
    SUCCEEDED,
    FAILED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundStatus stored(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
