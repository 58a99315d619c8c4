package io.bookstore.psp.intent;

import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.memory.Change;

/** What happens to money that was just taken: some cards dispute it at once. */
@FunctionalInterface
public interface AfterCapture {

    void taken(Charge captured, PaymentMethod method, Change change);
}
