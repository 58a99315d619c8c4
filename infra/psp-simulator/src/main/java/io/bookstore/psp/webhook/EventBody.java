package io.bookstore.psp.webhook;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.Lie;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.memory.StripeEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the shop is told: the event as it was, or what a fault makes of it. */
@Component
class EventBody {

    private final Memory memory;
    private final EventFormat format;
    private final JsonMapper json;

    EventBody(Memory memory, EventFormat format, JsonMapper json) {
        this.memory = memory;
        this.format = format;
        this.json = json;
    }

    String of(Delivery delivery) {
        StripeEvent event = memory.find(StripeEvent.class, delivery.eventId())
                .orElseThrow(() -> new IllegalStateException("No event " + delivery.eventId()));
        String truth = json.writeValueAsString(format.show(event, 1));
        return delivery.twists().isEmpty() ? truth : twisted((ObjectNode) json.readTree(truth), delivery);
    }

    private String twisted(ObjectNode event, Delivery delivery) {
        delivery.twist(FaultKind.WEBHOOK_OTHER_TERMS).ifPresent(terms -> Lie.ofTerms(event, terms));
        delivery.twist(FaultKind.WEBHOOK_OLD)
                .map(Long::valueOf)
                .ifPresent(age -> event.put("created", event.path("created").asLong() - age));
        delivery.twist(FaultKind.WEBHOOK_TYPE).ifPresent(type -> event.put("type", type));
        delivery.twist(FaultKind.WEBHOOK_LIVEMODE).ifPresent(live -> event.put("livemode", true));
        delivery.twist(FaultKind.WEBHOOK_ACCOUNT).ifPresent(account -> event.put("account", account));
        return json.writeValueAsString(event);
    }
}
