package io.bookstore.paymentshipping.payment;

import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks Stripe about payments that stay open, for when a webhook is lost for ever. Replicas share the work. */
@Component
class AskAboutOpenPayments {

    private static final int BATCH = 20;

    private final Payments payments;
    private final AskStripe askStripe;
    private final PaymentSettings settings;

    AskAboutOpenPayments(Payments payments, AskStripe askStripe, PaymentSettings settings) {
        this.payments = payments;
        this.askStripe = askStripe;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${bookstore.payment.ask-every:5s}")
    void ask() {
        List<UUID> due;
        do {
            due = payments.takeDue(BATCH, settings.askAfter());
            due.forEach(id -> payments.find(id).ifPresent(askStripe::about));
        } while (due.size() == BATCH);
    }
}
