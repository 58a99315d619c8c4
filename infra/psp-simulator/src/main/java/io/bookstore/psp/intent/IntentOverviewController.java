package io.bookstore.psp.intent;

import io.bookstore.psp.memory.Index;
import io.bookstore.psp.memory.Memory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Not part of Stripe's API: every payment at a glance, for tests and reconcilers. */
@RestController
class IntentOverviewController {

    private final Memory memory;
    private final Index<PaymentIntent> byOrder;
    private final Index<Charge> byIntent;

    IntentOverviewController(Memory memory) {
        this.memory = memory;
        this.byOrder = memory.index(
                PaymentIntent.class, intent -> intent.terms().metadata().get("order_id"));
        this.byIntent = memory.index(Charge.class, Charge::paymentIntent);
    }

    record IntentList(List<IntentView> paymentIntents) {}

    record IntentView(
            String id,
            long created,
            IntentStatus status,
            long amount,
            String currency,
            long captured,
            long refunded,
            int charges,
            int succeededCharges,
            @Nullable String paymentMethod,
            @Nullable String lastError,
            Map<String, String> metadata) {}

    /** Newest first; {@code order_id} picks the intents whose metadata names that order. */
    @GetMapping("/_simulator/payment_intents")
    IntentList list(@RequestParam(name = "order_id", required = false) @Nullable String orderId) {
        List<PaymentIntent> intents = orderId == null
                ? memory.newest(PaymentIntent.class)
                : memory.findAll(byOrder, orderId).reversed();
        return new IntentList(
                intents.stream().map(intent -> view(intent, totals(intent))).toList());
    }

    private Totals totals(PaymentIntent intent) {
        return memory.findAll(byIntent, intent.id()).stream().map(Totals::of).reduce(Totals.NONE, Totals::plus);
    }

    private static IntentView view(PaymentIntent intent, Totals totals) {
        PaymentFailure error = intent.state().lastError();
        return new IntentView(
                intent.id(),
                intent.created(),
                intent.state().status(),
                intent.terms().amount(),
                intent.terms().currency(),
                totals.captured(),
                totals.refunded(),
                totals.charges(),
                totals.succeeded(),
                intent.state().paymentMethod(),
                error == null ? null : error.code(),
                intent.terms().metadata());
    }

    private record Totals(int charges, int succeeded, long captured, long refunded) {

        static final Totals NONE = new Totals(0, 0, 0, 0);

        static Totals of(Charge charge) {
            return new Totals(1, charge.failure() == null ? 1 : 0, charge.amountCaptured(), charge.amountRefunded());
        }

        Totals plus(Totals other) {
            return new Totals(
                    charges + other.charges,
                    succeeded + other.succeeded,
                    captured + other.captured,
                    refunded + other.refunded);
        }
    }
}
