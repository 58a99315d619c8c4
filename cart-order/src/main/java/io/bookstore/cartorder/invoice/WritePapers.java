package io.bookstore.cartorder.invoice;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderPrices;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.cartorder.paper.PaperDue;
import io.bookstore.cartorder.paper.PaperKind;
import io.bookstore.cartorder.paper.PapersDue;
import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the papers that are due, each once and with the next number, in one transaction. */
@Component
@Transactional
class WritePapers {

    private final PapersDue due;
    private final Papers papers;
    private final Contents contents;
    private final Orders orders;
    private final OrderPrices prices;
    private final Clock clock;

    WritePapers(PapersDue due, Papers papers, Contents contents, Orders orders, OrderPrices prices, Clock clock) {
        this.due = due;
        this.papers = papers;
        this.contents = contents;
        this.orders = orders;
        this.prices = prices;
        this.clock = clock;
    }

    /** @return how many were written */
    int some(int most) {
        return write(due.take(most));
    }

    /** All that one order waits for. */
    void of(UUID order) {
        write(due.of(order));
    }

    private int write(List<PaperDue> wanted) {
        int written = 0;
        for (PaperDue paper : wanted) {
            if (write(paper)) {
                due.done(paper.sourceId());
                written++;
            }
        }
        return written;
    }

    /** @return false when the invoice that a credit note is about is being written by somebody else right now */
    private boolean write(PaperDue wanted) {
        Order order = orders.find(wanted.orderId()).orElseThrow();
        if (wanted.kind() == PaperKind.INVOICE) {
            LocalDate date = today();
            long number = papers.nextNumber(PaperKind.INVOICE, date.getYear());
            String full = Paper.fullNumber(PaperKind.INVOICE, date.getYear(), number);
            PriceDetail why = whyOf(order);
            Content content = contents.invoice(order, why, full, date);
            papers.insert(paper(wanted, Contents.taxOf(order, why), number, content));
            return true;
        }
        Optional<Paper> invoice = papers.invoice(order.id());
        invoice.ifPresent(known -> creditNote(order, known, wanted));
        return invoice.isPresent();
    }

    private void creditNote(Order order, Paper invoice, PaperDue wanted) {
        LocalDate date = today();
        long number = papers.nextNumber(PaperKind.CREDIT_NOTE, date.getYear());
        long tax = TaxShare.of(
                wanted.amountCents(),
                papers.credited(order.id()),
                order.totals().totalCents(),
                Contents.taxOf(order, whyOf(order)));
        String full = Paper.fullNumber(PaperKind.CREDIT_NOTE, date.getYear(), number);
        Content content = contents.creditNote(order, invoice.content(), full, date, wanted.amountCents(), tax);
        papers.insert(paper(wanted, tax, number, content));
    }

    private @Nullable PriceDetail whyOf(Order order) {
        return prices.of(List.of(order.id())).get(order.id());
    }

    private Paper paper(PaperDue wanted, long taxCents, long number, Content content) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Paper(
                Ids.next(),
                wanted.sourceId(),
                wanted.orderId(),
                wanted.kind(),
                content.date().getYear(),
                number,
                content.currency(),
                content.totalCents(),
                taxCents,
                now,
                content);
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
