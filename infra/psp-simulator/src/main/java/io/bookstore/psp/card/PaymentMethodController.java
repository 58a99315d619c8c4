package io.bookstore.psp.card;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.call.Work;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Memory;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@StripeApi
@RequestMapping("/v1/payment_methods")
class PaymentMethodController {

    private static final String KIND = "payment_method";

    private final Calls calls;
    private final Memory memory;
    private final PaymentMethods methods;
    private final Clock clock;

    PaymentMethodController(Calls calls, Memory memory, PaymentMethods methods, Clock clock) {
        this.calls = calls;
        this.memory = memory;
        this.methods = methods;
        this.clock = clock;
    }

    @PostMapping
    @Nullable
    ResponseEntity<String> create(Call call) {
        return calls.writeFromAnywhere(call, Operation.PAYMENT_METHODS_CREATE, KIND, this::parse);
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<String> retrieve(Call call, @PathVariable String id) {
        return calls.read(
                call,
                Operation.PAYMENT_METHODS_RETRIEVE,
                KIND,
                form -> memory.find(PaymentMethod.class, id)
                        .map(PaymentMethod::fields)
                        .orElseThrow(() -> ApiError.notFound("PaymentMethod", id, KIND)));
    }

    private Work parse(Form form) {
        form.oneOf("type", "card", List.of("card"));
        form.ignore("billing_details");
        form.ignore("metadata");
        form.ignore("allow_redisplay");
        Form card = form.nested("card");
        CardEntry entry = CardEntry.of(card, YearMonth.now(clock.withZone(ZoneOffset.UTC)));
        String wallet = card.has("wallet") ? card.oneOf("wallet", "", List.of("apple_pay", "google_pay")) : null;
        return change -> methods.make(entry, wallet, change).fields();
    }
}
