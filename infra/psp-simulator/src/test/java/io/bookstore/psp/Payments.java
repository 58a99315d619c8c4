package io.bookstore.psp;

import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects;

/** Payments as the shop asks for them. */
final class Payments {

    private Payments() {}

    static PaymentIntentCreateParams.Builder of(long amount) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency("eur")
                .setAutomaticPaymentMethods(AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(AllowRedirects.NEVER)
                        .build());
    }

    static PaymentIntentCreateParams by(String paymentMethod, long amount) {
        return of(amount).setPaymentMethod(paymentMethod).setConfirm(true).build();
    }
}
