package io.bookstore.psp.dispute;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.fault.FaultPlan;
import io.bookstore.psp.intent.Charge;
import io.bookstore.psp.intent.PaymentIntent;
import io.bookstore.psp.intent.PaymentIntents;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.webhook.Delivery;
import io.bookstore.psp.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Not part of Stripe's API: what cardholders and their banks do. */
@StripeApi
@RequestMapping("/_simulator/disputes")
class CardholderController {

    private final Memory memory;
    private final PaymentIntents intents;
    private final MoveDispute disputes;
    private final Webhooks webhooks;
    private final JsonMapper json;

    CardholderController(
            Memory memory, PaymentIntents intents, MoveDispute disputes, Webhooks webhooks, JsonMapper json) {
        this.memory = memory;
        this.intents = intents;
        this.disputes = disputes;
        this.webhooks = webhooks;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<String> open(@RequestParam(name = "payment_intent", required = false) @Nullable String intent) {
        return done("disputes.open", change -> {
            PaymentIntent paid = intents.named(String.valueOf(intent), change);
            Charge charge = change.find(Charge.class, paid.latestCharge())
                    .orElseThrow(() -> ApiError.notFound("charge of", paid.id(), "payment_intent"));
            return disputes.open(charge, "fraudulent", change).fields();
        });
    }

    @PostMapping("/{id}/close")
    ResponseEntity<String> close(@PathVariable String id, @RequestParam(required = false) @Nullable String outcome) {
        if (!"won".equals(outcome) && !"lost".equals(outcome)) {
            throw ApiError.invalidRequest(null, "outcome must be won or lost").param("outcome");
        }
        return done("disputes.close", change -> {
            Dispute dispute = change.find(Dispute.class, id).orElseThrow(() -> ApiError.notFound("dispute", id, "id"));
            return disputes.close(dispute, "won".equals(outcome), change).fields();
        });
    }

    private ResponseEntity<String> done(String operation, Function<Change, Fields> work) {
        List<Delivery> deliveries = new ArrayList<>();
        Fields result = memory.change(new Change.Cause(operation, null, null), change -> {
            Fields made = work.apply(change);
            deliveries.addAll(webhooks.plan(change, new FaultPlan(Map.of())));
            return made;
        });
        webhooks.send(deliveries);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsString(result));
    }
}
