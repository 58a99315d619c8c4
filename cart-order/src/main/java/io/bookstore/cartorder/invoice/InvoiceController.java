package io.bookstore.cartorder.invoice;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderAccess;
import io.bookstore.cartorder.order.OrderTokens;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders/{id}")
class InvoiceController {

    private final OrderAccess access;
    private final WritePapers writePapers;
    private final Papers papers;

    InvoiceController(OrderAccess access, WritePapers writePapers, Papers papers) {
        this.access = access;
        this.writePapers = writePapers;
        this.papers = papers;
    }

    record CreditNotes(List<CreditNote> data, int total) {}

    record CreditNote(
            UUID id, String number, UUID refundId, long amountCents, long taxCents, String currency, Instant issuedAt) {
        static CreditNote of(Paper paper) {
            return new CreditNote(
                    paper.id(),
                    paper.fullNumber(),
                    paper.sourceId(),
                    paper.totalCents(),
                    paper.taxCents(),
                    paper.currency(),
                    paper.issuedAt());
        }
    }

    /** A shopper who asks before the clerk has come is not made to wait for it. */
    @GetMapping("/invoice")
    ResponseEntity<byte[]> invoice(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        Order order = written(id, token, caller);
        return papers.invoice(order.id())
                .map(InvoiceController::pdf)
                .orElseThrow(() -> new ProblemException(
                        Problems.notFound("This order has no invoice, because nothing was paid for it.")));
    }

    @GetMapping("/credit-notes")
    ResponseEntity<CreditNotes> creditNotes(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        List<CreditNote> notes = papers.creditNotes(written(id, token, caller).id()).stream()
                .map(CreditNote::of)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new CreditNotes(notes, notes.size()));
    }

    @GetMapping("/credit-notes/{note_id}")
    ResponseEntity<byte[]> creditNote(
            @PathVariable String id,
            @PathVariable("note_id") UUID noteId,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        return papers.creditNotes(written(id, token, caller).id()).stream()
                .filter(note -> note.id().equals(noteId))
                .findFirst()
                .map(InvoiceController::pdf)
                .orElseThrow(() -> new ProblemException(Problems.notFound("There is no such credit note.")));
    }

    private Order written(String id, @Nullable String token, Caller caller) {
        Order order = access.require(id, caller, token);
        writePapers.of(order.id());
        return order;
    }

    private static ResponseEntity<byte[]> pdf(Paper paper) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(paper.fullNumber() + ".pdf")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(PaperPdf.of(paper.content()));
    }
}
