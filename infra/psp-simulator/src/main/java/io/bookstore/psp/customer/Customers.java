package io.bookstore.psp.customer;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.memory.Lookup;
import io.bookstore.psp.memory.Memory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds customers, and what is saved for them. */
@Component
public class Customers {

    private final Memory memory;

    Customers(Memory memory) {
        this.memory = memory;
    }

    /** A customer that a parameter names must be there. */
    public void check(String id, Lookup lookup) {
        if (lookup.find(Customer.class, id).filter(found -> !found.deleted()).isEmpty()) {
            throw ApiError.missing("customer", id, "customer");
        }
    }

    /** The customer that an address names, deleted or not. */
    Customer named(String id, Lookup lookup) {
        return lookup.find(Customer.class, id).orElseThrow(() -> ApiError.notFound("customer", id, "id"));
    }

    List<PaymentMethod> methodsOf(String customer) {
        return memory.newest(PaymentMethod.class).stream()
                .filter(method -> method.belongsTo(customer))
                .toList();
    }
}
