package io.bookstore.psp.intent;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Memory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@StripeApi
class ChargeController {

    private final Calls calls;
    private final Memory memory;

    ChargeController(Calls calls, Memory memory) {
        this.calls = calls;
        this.memory = memory;
    }

    @GetMapping("/v1/charges/{id}")
    @Nullable
    ResponseEntity<String> retrieve(Call call, @PathVariable String id) {
        return calls.read(
                call,
                Operation.CHARGES_RETRIEVE,
                "charge",
                form -> memory.find(Charge.class, id)
                        .map(Charge::fields)
                        .orElseThrow(() -> ApiError.notFound("charge", id, "id")));
    }
}
