package io.bookstore.psp.customer;

import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.Listing;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.call.Work;
import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.Memory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@StripeApi
@RequestMapping("/v1/customers")
class CustomerController {

    private static final String KIND = "customer";

    private final Calls calls;
    private final Memory memory;
    private final Customers customers;

    CustomerController(Calls calls, Memory memory, Customers customers) {
        this.calls = calls;
        this.memory = memory;
        this.customers = customers;
    }

    @PostMapping
    @Nullable
    ResponseEntity<String> create(Call call) {
        return calls.write(call, Operation.CUSTOMERS_CREATE, KIND, CustomerController::parse);
    }

    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<String> retrieve(Call call, @PathVariable String id) {
        return calls.read(
                call,
                Operation.CUSTOMERS_RETRIEVE,
                KIND,
                form -> customers.named(id, memory).fields());
    }

    @DeleteMapping("/{id}")
    @Nullable
    ResponseEntity<String> delete(Call call, @PathVariable String id) {
        return calls.write(call, Operation.CUSTOMERS_DELETE, KIND, form -> change -> delete(id, change));
    }

    @GetMapping("/{id}/payment_methods")
    @Nullable
    ResponseEntity<String> paymentMethods(Call call, @PathVariable String id) {
        return calls.read(call, Operation.PAYMENT_METHODS_LIST, "payment_method", form -> page(id, form));
    }

    private static Work parse(Form form) {
        String email = form.text("email", 512);
        String name = form.text("name", 256);
        String description = form.text("description");
        Map<String, String> metadata = form.metadata();
        return change -> {
            var made = new Customer(
                    change.newId("cus_").substring(0, 18),
                    change.now().getEpochSecond(),
                    email,
                    name,
                    description,
                    metadata,
                    false);
            change.announce("customer.created", made);
            return made.fields();
        };
    }

    /** With the customer, what was saved for them can pay no more. */
    private Fields delete(String id, Change change) {
        Customer customer = customers.named(id, change);
        if (customer.deleted()) {
            return customer.fields();
        }
        customers.methodsOf(id).forEach(method -> change.announce("payment_method.detached", method.detached()));
        Customer erased = customer.erased();
        change.announce("customer.deleted", erased);
        return erased.fields();
    }

    private Fields page(String id, Form form) {
        customers.check(id, memory);
        form.oneOf("type", "card", List.of("card"));
        return Listing.of(form)
                .page(
                        memory,
                        PaymentMethod.class,
                        "/v1/customers/" + id + "/payment_methods",
                        PaymentMethod::created,
                        method -> method.belongsTo(id),
                        PaymentMethod::fields);
    }
}
