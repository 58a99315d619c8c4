package io.bookstore.paymentshipping.refund;

import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks Stripe about refunds that stay open. Replicas share the work. */
@Component
class AskAboutOpenRefunds {

    private static final int BATCH = 20;

    private final Refunds refunds;
    private final AskAboutRefund askAboutRefund;
    private final RefundSettings settings;

    AskAboutOpenRefunds(Refunds refunds, AskAboutRefund askAboutRefund, RefundSettings settings) {
        this.refunds = refunds;
        this.askAboutRefund = askAboutRefund;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${bookstore.payment.ask-every:5s}")
    void ask() {
        List<UUID> due;
        do {
            due = refunds.takeDue(BATCH, settings.askAfter());
            due.forEach(id -> refunds.find(id).ifPresent(askAboutRefund::about));
        } while (due.size() == BATCH);
    }
}
