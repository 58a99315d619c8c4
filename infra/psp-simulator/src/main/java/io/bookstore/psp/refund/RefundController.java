package io.bookstore.psp.refund;

import io.bookstore.psp.call.ApiError;
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
@RequestMapping("/v1/refunds")
class RefundController {

    private static final String KIND = "refund";

    private final Calls calls;
    private final Memory memory;
    private final RefundPayment refunds;

    RefundController(Calls calls, Memory memory, RefundPayment refunds) {
        this.calls = calls;
        this.memory = memory;
        this.refunds = refunds;
    }

    @PostMapping
    @Nullable
    ResponseEntity<String> create(Call call) {
        return calls.write(call, Operation.REFUNDS_CREATE, KIND, this::parse);
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<String> retrieve(Call call, @PathVariable String id) {
        return calls.read(
                call,
                Operation.REFUNDS_RETRIEVE,
                KIND,
                form -> memory.find(Refund.class, id)
                        .map(Refund::fields)
                        .orElseThrow(() -> ApiError.notFound("refund", id, "id")));
    }

    @GetMapping
    @Nullable
    ResponseEntity<String> list(Call call) {
        return calls.read(call, Operation.REFUNDS_LIST, KIND, this::page);
    }

    private Work parse(Form form) {
        NewRefund wanted = NewRefund.of(form);
        return change -> refunds.refund(wanted, change).fields();
    }

    private Fields page(Form form) {
        Listing listing = Listing.of(form);
        String intent = form.text("payment_intent");
        String charge = form.text("charge");
        return listing.page(
                memory,
                Refund.class,
                "/v1/refunds",
                Refund::created,
                refund -> (intent == null || intent.equals(refund.paymentIntent()))
                        && (charge == null || charge.equals(refund.charge())),
                Refund::fields);
    }
}
