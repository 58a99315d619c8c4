package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.StripeDouble;
import io.bookstore.platform.ids.Ids;
import java.util.UUID;

/** Words of the payment tests. */
final class Paying {

    static final String CHARGE = "POST /v1/payment_intents";
    static final String READ = "GET /v1/payment_intents/{id}";
    static final String LIST = "GET /v1/payment_intents";
    static final String CANCEL = "POST /v1/payment_intents/{id}/cancel";

    static final String VISA = "pm_card_visa";
    static final String DECLINED = "pm_card_chargeDeclined";
    static final String ASKS_FIRST = "pm_card_authenticationRequired";

    private Paying() {}

    static Payment.Terms terms(String method) {
        return new Payment.Terms(Ids.next(), 3_497, "USD", method, "Order 1001", Payment.Payer.GUEST);
    }

    static String intentOf(UUID paymentId) {
        return StripeDouble.INSTANCE.objects().intentOf(paymentId.toString());
    }

    static long charges(UUID paymentId) {
        return StripeDouble.INSTANCE.calls().stream()
                .filter(call -> call.startsWith(CHARGE + " " + paymentId))
                .count();
    }
}
