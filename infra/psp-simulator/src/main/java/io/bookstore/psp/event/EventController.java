package io.bookstore.psp.event;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.Listing;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.memory.StripeEvent;
import io.bookstore.psp.webhook.EventFormat;
import io.bookstore.psp.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@StripeApi
@RequestMapping("/v1/events")
class EventController {

    private final Calls calls;
    private final Memory memory;
    private final EventFormat format;
    private final Webhooks webhooks;

    EventController(Calls calls, Memory memory, EventFormat format, Webhooks webhooks) {
        this.calls = calls;
        this.memory = memory;
        this.format = format;
        this.webhooks = webhooks;
    }

    @GetMapping
    @Nullable
    ResponseEntity<String> list(Call call) {
        return calls.read(call, Operation.EVENTS_LIST, "event", this::page);
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<String> retrieve(Call call, @PathVariable String id) {
        return calls.read(
                call,
                Operation.EVENTS_RETRIEVE,
                "event",
                form -> memory.find(StripeEvent.class, id)
                        .map(this::show)
                        .orElseThrow(() -> ApiError.notFound("event", id, "id")));
    }

    private Fields page(Form form) {
        Listing listing = Listing.of(form);
        List<String> types = new ArrayList<>(form.list("types"));
        String type = form.text("type");
        if (type != null) {
            types.add(type);
        }
        return listing.page(
                memory,
                StripeEvent.class,
                "/v1/events",
                StripeEvent::created,
                event -> types.isEmpty() || types.contains(event.type()),
                this::show);
    }

    private Fields show(StripeEvent event) {
        return format.show(event, webhooks.pending(event));
    }
}
