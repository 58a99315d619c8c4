package io.bookstore.psp.intent;

import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.Listing;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.call.Work;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Memory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@StripeApi
@RequestMapping("/v1/payment_intents")
class PaymentIntentController {

    private static final String KIND = "payment_intent";

    private final Calls calls;
    private final Memory memory;
    private final PaymentIntents intents;
    private final CreatePayment creation;
    private final ConfirmPayment confirmation;
    private final EndPayment end;

    PaymentIntentController(
            Calls calls,
            Memory memory,
            PaymentIntents intents,
            CreatePayment creation,
            ConfirmPayment confirmation,
            EndPayment end) {
        this.calls = calls;
        this.memory = memory;
        this.intents = intents;
        this.creation = creation;
        this.confirmation = confirmation;
        this.end = end;
    }

    @PostMapping
    @Nullable
    ResponseEntity<String> create(Call call) {
        return calls.write(call, Operation.PAYMENT_INTENTS_CREATE, KIND, creation::parse);
    }

    @PostMapping("/{id}/confirm")
    @Nullable
    ResponseEntity<String> confirm(Call call, @PathVariable String id) {
        return calls.writeFromAnywhere(
                call, Operation.PAYMENT_INTENTS_CONFIRM, KIND, form -> parseConfirmation(id, form, call));
    }

    @PostMapping("/{id}/capture")
    @Nullable
    ResponseEntity<String> capture(Call call, @PathVariable String id) {
        return calls.write(call, Operation.PAYMENT_INTENTS_CAPTURE, KIND, form -> end.parseCapture(id, form));
    }

    @PostMapping("/{id}/cancel")
    @Nullable
    ResponseEntity<String> cancel(Call call, @PathVariable String id) {
        return calls.write(call, Operation.PAYMENT_INTENTS_CANCEL, KIND, form -> end.parseCancel(id, form));
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<String> retrieve(Call call, @PathVariable String id) {
        return calls.readFromAnywhere(call, Operation.PAYMENT_INTENTS_RETRIEVE, KIND, form -> {
            String secret = PaymentIntents.clientSecret(form);
            return show(intents.named(id, secret, call.caller(), memory), call);
        });
    }

    @GetMapping
    @Nullable
    ResponseEntity<String> list(Call call) {
        return calls.read(
                call,
                Operation.PAYMENT_INTENTS_LIST,
                KIND,
                form -> Listing.of(form)
                        .page(
                                memory,
                                PaymentIntent.class,
                                "/v1/payment_intents",
                                PaymentIntent::created,
                                intent -> true,
                                PaymentIntent::fields));
    }

    private Work parseConfirmation(String id, Form form, Call call) {
        String secret = PaymentIntents.clientSecret(form);
        Confirmation how = Confirmation.of(form, call.fromBrowser());
        return change -> {
            PaymentIntent intent = intents.named(id, secret, call.caller(), change);
            return show(confirmation.confirm(intent, how, change), call);
        };
    }

    private static Fields show(PaymentIntent intent, Call call) {
        return call.fromBrowser() ? intent.publicFields() : intent.fields();
    }
}
