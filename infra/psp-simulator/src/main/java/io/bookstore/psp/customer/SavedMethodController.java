package io.bookstore.psp.customer;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.call.Work;
import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.card.PaymentMethods;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@StripeApi
@RequestMapping("/v1/payment_methods/{id}")
class SavedMethodController {

    private static final String KIND = "payment_method";

    private final Calls calls;
    private final Customers customers;
    private final PaymentMethods methods;

    SavedMethodController(Calls calls, Customers customers, PaymentMethods methods) {
        this.calls = calls;
        this.customers = customers;
        this.methods = methods;
    }

    @PostMapping("/attach")
    @Nullable
    ResponseEntity<String> attach(Call call, @PathVariable String id) {
        return calls.write(call, Operation.PAYMENT_METHODS_ATTACH, KIND, form -> parseAttach(id, form));
    }

    @PostMapping("/detach")
    @Nullable
    ResponseEntity<String> detach(Call call, @PathVariable String id) {
        return calls.write(call, Operation.PAYMENT_METHODS_DETACH, KIND, form -> change -> detach(id, change));
    }

    private Work parseAttach(String id, Form form) {
        String customer = form.requiredText("customer");
        return change -> {
            customers.check(customer, change);
            PaymentMethod method = methods.usable(id, customer, change);
            PaymentMethod attached = method.attachedTo(customer);
            change.announce("payment_method.attached", attached);
            return attached.fields();
        };
    }

    private static Fields detach(String id, Change change) {
        PaymentMethod method =
                change.find(PaymentMethod.class, id).orElseThrow(() -> ApiError.notFound("PaymentMethod", id, KIND));
        if (method.customer() == null) {
            throw ApiError.invalidRequest(
                    null, "The payment method you provided is not attached to a customer so detachment is impossible.");
        }
        PaymentMethod detached = method.detached();
        change.announce("payment_method.detached", detached);
        return detached.fields();
    }
}
