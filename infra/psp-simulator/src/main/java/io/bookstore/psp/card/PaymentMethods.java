package io.bookstore.psp.card;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.memory.Change;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds or makes the payment method that a call names. */
@Component
public class PaymentMethods {

    /**
     * A name such as {@code pm_card_visa} is a new payment method each time, as with Stripe.
     *
     * @param customer who pays; a saved card pays for its owner only
     */
    public PaymentMethod usable(String name, @Nullable String customer, Change change) {
        PaymentMethod method = named(name, change);
        if (method.spent()) {
            throw ApiError.invalidRequest(
                    null,
                    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment,"
                            + " shared with a connected account without Customer attachment, or was detached from a"
                            + " Customer. It may not be used again. To use a PaymentMethod multiple times, you must"
                            + " attach it to a Customer first.");
        }
        if (method.customer() != null && !method.belongsTo(customer)) {
            throw foreign(method, customer);
        }
        return method;
    }

    /** Usable or not. */
    public PaymentMethod named(String name, Change change) {
        return find(name, change).orElseThrow(() -> ApiError.missing("PaymentMethod", name, "payment_method"));
    }

    private static ApiError foreign(PaymentMethod method, @Nullable String customer) {
        return customer == null
                ? ApiError.invalidRequest(
                                null,
                                "The provided PaymentMethod (" + method.id() + ") belongs to a Customer. To use it,"
                                        + " include that Customer in the request with the `customer` parameter.")
                        .param("payment_method")
                : ApiError.invalidRequest(
                                "resource_missing",
                                "The customer does not have a payment method with the ID " + method.id()
                                        + ". The payment method must be attached to the customer.")
                        .param("payment_method");
    }

    private static Optional<PaymentMethod> find(String name, Change change) {
        return TestCard.ofToken(name)
                .map(card -> {
                    int year = LocalDate.ofInstant(change.now(), ZoneOffset.UTC).getYear();
                    return made(card.details(12, year + 3, null), change);
                })
                .or(() -> change.find(PaymentMethod.class, name));
    }

    PaymentMethod make(CardEntry entry, @Nullable String wallet, Change change) {
        return made(entry.card().details(entry.expiryMonth(), entry.expiryYear(), wallet), change);
    }

    private static PaymentMethod made(CardDetails card, Change change) {
        return change.keep(new PaymentMethod(change.newId("pm_1"), change.now().getEpochSecond(), card, false, null));
    }
}
