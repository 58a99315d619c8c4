package io.bookstore.psp.webhook;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.FaultPlan;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.memory.StripeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides, within the change that made the events, which of them are sent and when. */
@Component
public class Webhooks {

    private final WebhookSettings settings;
    private final Memory memory;
    private final Outgoing outgoing;

    Webhooks(WebhookSettings settings, Memory memory, Outgoing outgoing) {
        this.settings = settings;
        this.memory = memory;
        this.outgoing = outgoing;
    }

    public List<Delivery> plan(Change change, FaultPlan faults) {
        List<Delivery> planned = new ArrayList<>();
        if (!settings.wanted()) {
            return planned;
        }
        int copies = faults.has(FaultKind.WEBHOOK_DUPLICATE) ? 2 : 1;
        Delivery.State state = faults.has(FaultKind.NO_WEBHOOK) ? Delivery.State.WITHHELD : Delivery.State.PENDING;
        Instant due = change.now().plus(faults.lasting(FaultKind.WEBHOOK_DELAY).orElse(Duration.ZERO));
        for (StripeEvent event : change.events()) {
            for (int copy = 1; copy <= copies; copy++) {
                String id = copy == 1 ? event.id() : event.id() + "#" + copy;
                planned.add(change.keep(new Delivery(id, event.id(), due, state)));
            }
        }
        return planned;
    }

    /** To be called once the change is true. */
    public void send(List<Delivery> planned) {
        planned.stream()
                .filter(delivery -> delivery.state() == Delivery.State.PENDING)
                .forEach(outgoing::take);
    }

    public int pending(StripeEvent event) {
        return memory.find(Delivery.class, event.id())
                .map(delivery -> delivery.state() == Delivery.State.PENDING ? 1 : 0)
                .orElse(0);
    }
}
