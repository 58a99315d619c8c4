package io.bookstore.paymentshipping.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In what way two of the three do not agree. */
enum FindingKind {
    /** Stripe captured, but the payment does not say so: Stripe is asked again. */
    PAYMENT_BEHIND(true, Side.INTENT),
    CAPTURED_WITHOUT_PAYMENT(false, Side.INTENT),
    /** Stripe's amount, currency or order are not the payment's: the money goes back, if only this intent names it. */
    WRONG_MONEY(true, Side.INTENT),
    /** Two captures name one payment. */
    SECOND_CAPTURE(false, Side.INTENT),
    PAYMENT_WITHOUT_CAPTURE(false, Side.INTENT),
    /** Stripe has an answer about a refund that we are still asking for. */
    REFUND_BEHIND(true, Side.REFUND),
    /** Stripe gave money back that nobody here ordered. */
    UNKNOWN_REFUND(false, Side.REFUND),
    WRONG_REFUND(false, Side.REFUND),
    /** Stripe says something of a dispute that we do not: it is read again. */
    DISPUTE_BEHIND(true, Side.DISPUTE),
    /** Somebody disputes money that is in none of our payments. */
    DISPUTE_WITHOUT_PAYMENT(false, Side.DISPUTE),
    /** The money is here, but the order still waits for it: its process is woken. */
    ORDER_BEHIND(true, Side.ORDER),
    /** The order is cancelled and keeps money: it goes back, once. */
    REFUND_OWED(true, Side.ORDER),
    CAPTURED_WITHOUT_ORDER(false, Side.ORDER),
    ORDER_WITHOUT_CAPTURE(false, Side.ORDER),
    ORDER_DIFFERS(false, Side.ORDER);

    /** What is compared with the payments. */
    enum Side {
        INTENT,
        REFUND,
        DISPUTE,
        ORDER
    }

    private final boolean repaired;
    private final Side side;

    FindingKind(boolean repaired, Side side) {
        this.repaired = repaired;
        this.side = side;
    }

    /** Whether we do something about it; the rest is for people. */
    boolean isRepaired() {
        return repaired;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words(Side side) {
        return Arrays.stream(values())
                .filter(kind -> kind.side == side)
                .map(FindingKind::word)
                .toList();
    }
}
