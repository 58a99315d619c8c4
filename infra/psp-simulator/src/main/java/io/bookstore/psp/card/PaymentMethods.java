package io.bookstore.psp.card;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.memory.Change;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds or makes the payment method that a call names. */
@Component
public class PaymentMethods {

    /** A name such as {@code pm_card_visa} is a new payment method each time, as with Stripe. */
    public PaymentMethod usable(String name, Change change) {
        PaymentMethod method =
                find(name, change).orElseThrow(() -> ApiError.missing("PaymentMethod", name, "payment_method"));
        if (method.spent()) {
            throw ApiError.invalidRequest(
                    null,
                    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment,"
                            + " shared with a connected account without Customer attachment, or was detached from a"
                            + " Customer. It may not be used again. To use a PaymentMethod multiple times, you must"
                            + " attach it to a Customer first.");
        }
        return method;
    }

    private static Optional<PaymentMethod> find(String name, Change change) {
        return TestCard.ofToken(name)
                .map(card -> {
                    int year = LocalDate.ofInstant(change.now(), ZoneOffset.UTC).getYear();
                    return made(card.details(12, year + 3), change);
                })
                .or(() -> change.find(PaymentMethod.class, name));
    }

    PaymentMethod make(CardEntry entry, Change change) {
        return made(entry.card().details(entry.expiryMonth(), entry.expiryYear()), change);
    }

    private static PaymentMethod made(CardDetails card, Change change) {
        return change.keep(new PaymentMethod(change.newId("pm_1"), change.now().getEpochSecond(), card, false));
    }
}
