package io.bookstore.cartorder.invoice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a paper shows, as it was when it was written. Its PDF is made from this alone, so it is the same each time.
 *
 * @param taxIncluded whether the amounts contain the taxes, or these come on top
 * @param about what a credit note is about; null on an invoice
 */
record Content(
        String title,
        String number,
        LocalDate date,
        String currency,
        List<String> seller,
        List<String> buyer,
        String orderNumber,
        LocalDate orderDate,
        @Nullable String about,
        List<Line> lines,
        List<Amount> amounts,
        List<Tax> taxes,
        boolean taxIncluded,
        long totalCents) {

    Content {
        seller = List.copyOf(seller);
        buyer = List.copyOf(buyer);
        lines = List.copyOf(lines);
        amounts = List.copyOf(amounts);
        taxes = List.copyOf(taxes);
    }

    record Line(String text, int quantity, long unitPriceCents, long totalCents) {}

    /** A sum between the lines and the total, such as shipping. */
    record Amount(String label, long cents) {}

    /**
     * @param label the rate in words; the parts of a mixed order stand one below the other
     * @param baseCents what it is on, or what it is contained in
     */
    record Tax(String label, long baseCents, long taxCents) {}
}
