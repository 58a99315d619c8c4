package io.bookstore.psp.dispute;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.Listing;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Memory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@StripeApi
@RequestMapping("/v1/disputes")
class DisputeController {

    private static final String KIND = "dispute";

    private final Calls calls;
    private final Memory memory;

    DisputeController(Calls calls, Memory memory) {
        this.calls = calls;
        this.memory = memory;
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<String> retrieve(Call call, @PathVariable String id) {
        return calls.read(
                call,
                Operation.DISPUTES_RETRIEVE,
                KIND,
                form -> memory.find(Dispute.class, id)
                        .map(Dispute::fields)
                        .orElseThrow(() -> ApiError.notFound(KIND, id, KIND)));
    }

    @GetMapping
    @Nullable
    ResponseEntity<String> list(Call call) {
        return calls.read(call, Operation.DISPUTES_LIST, KIND, this::page);
    }

    private Fields page(Form form) {
        Listing listing = Listing.of(form);
        String intent = form.text("payment_intent");
        String charge = form.text("charge");
        return listing.page(
                memory,
                Dispute.class,
                "/v1/disputes",
                Dispute::created,
                dispute -> (intent == null || intent.equals(dispute.paymentIntent()))
                        && (charge == null || charge.equals(dispute.charge())),
                Dispute::fields);
    }
}
