package io.bookstore.cartorder.invoice;

import io.bookstore.cartorder.invoice.Content.Amount;
import io.bookstore.cartorder.invoice.Content.Line;
import io.bookstore.cartorder.invoice.Content.Tax;
import io.bookstore.cartorder.order.Address;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.Totals;
import io.bookstore.cartorder.pricing.PriceDetail;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a paper says. */
@Component
class Contents {

    private final InvoiceSettings settings;

    Contents(InvoiceSettings settings) {
        this.settings = settings;
    }

    /** All tax of an order, contained in its prices or on top of them. */
    static long taxOf(Order order, @Nullable PriceDetail why) {
        return order.totals().taxCents() + (why == null ? 0 : why.taxIncludedCents());
    }

    /** @param why the order's rates; null of orders from before they were kept */
    Content invoice(Order order, @Nullable PriceDetail why, String number, LocalDate date) {
        Totals totals = order.totals();
        List<Amount> amounts = new ArrayList<>();
        amounts.add(new Amount("Subtotal", totals.subtotalCents()));
        if (totals.discountCents() > 0) {
            amounts.add(new Amount("Discount", -totals.discountCents()));
        }
        if (order.destination().needsShipping()) {
            amounts.add(new Amount("Shipping", totals.shippingCents()));
        }
        return new Content(
                "Invoice",
                number,
                date,
                totals.currency(),
                settings.seller(),
                buyer(order),
                order.number(),
                dateOf(order),
                null,
                order.lines().stream().map(Contents::line).toList(),
                amounts,
                taxes(totals, why),
                why != null && why.pricesIncludeTax(),
                totals.totalCents());
    }

    /** @param taxCents how much of the amount is tax */
    Content creditNote(Order order, Content invoice, String number, LocalDate date, long amountCents, long taxCents) {
        long net = invoice.taxIncluded() ? amountCents : amountCents - taxCents;
        return new Content(
                "Credit note",
                number,
                date,
                invoice.currency(),
                invoice.seller(),
                invoice.buyer(),
                order.number(),
                invoice.orderDate(),
                "This credit note reduces invoice " + invoice.number() + ".",
                List.of(new Line("Given back on order " + order.number(), 1, net, net)),
                List.of(),
                List.of(new Tax("tax", net, taxCents)),
                invoice.taxIncluded(),
                amountCents);
    }

    private static List<Tax> taxes(Totals totals, @Nullable PriceDetail why) {
        return why == null
                ? List.of(new Tax("tax", totals.totalCents() - totals.taxCents(), totals.taxCents()))
                : why.taxes().stream()
                        .map(tax -> new Tax(
                                tax.label() + " " + tax.ratePercent() + " %", tax.baseCents(), tax.amountCents()))
                        .toList();
    }

    private static Line line(OrderLine line) {
        String isbn = line.isbn13() == null ? "" : " (ISBN " + line.isbn13() + ")";
        String format = line.format() == null ? "" : ", " + line.format();
        return new Line(line.title() + format + isbn, line.quantity(), line.unitPriceCents(), line.totalCents());
    }

    private static List<String> buyer(Order order) {
        Address to = order.destination().address();
        return Stream.of(
                        to.name(),
                        to.line1(),
                        to.line2(),
                        to.postalCode() + " " + to.city(),
                        to.state(),
                        to.country(),
                        order.email())
                .filter(part -> part != null && !part.isBlank())
                .toList();
    }

    private static LocalDate dateOf(Order order) {
        return order.createdAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
