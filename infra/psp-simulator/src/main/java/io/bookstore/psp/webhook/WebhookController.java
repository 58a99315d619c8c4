package io.bookstore.psp.webhook;

import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.memory.StripeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WebhookController {

    private final Memory memory;
    private final Outgoing outgoing;

    WebhookController(Memory memory, Outgoing outgoing) {
        this.memory = memory;
        this.outgoing = outgoing;
    }

    record DeliveryView(
            String id,
            String eventId,
            String type,
            String about,
            Delivery.State state,
            Instant dueAt,
            List<Attempt> attempts) {}

    record DeliveryList(List<DeliveryView> deliveries) {}

    /** Newest first; the attempts are those since the start of this process. */
    @GetMapping("/_simulator/webhooks")
    DeliveryList list(@RequestParam(defaultValue = "200") int limit) {
        List<Delivery> newest = new ArrayList<>();
        memory.visitNewest(Delivery.class, delivery -> {
            if (newest.size() < limit) {
                newest.add(delivery);
            }
            return newest.size() < limit;
        });
        return new DeliveryList(newest.stream().map(this::view).toList());
    }

    private DeliveryView view(Delivery delivery) {
        StripeEvent event = memory.find(StripeEvent.class, delivery.eventId()).orElseThrow();
        return new DeliveryView(
                delivery.id(),
                event.id(),
                event.type(),
                event.aboutId(),
                delivery.state(),
                delivery.dueAt(),
                outgoing.attempts(delivery));
    }
}
