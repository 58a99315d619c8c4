package io.bookstore.inventory.stock;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/admin/inventory/{book_id}")
@Tag(name = "Stock ledger", description = "Copies in, corrections, and every change of a book's stock. Staff only.")
class BookingController {

    private static final int MOST = 1_000_000;

    private final BookStock stock;
    private final StockRows rows;
    private final StockLedger ledger;

    BookingController(BookStock stock, StockRows rows, StockLedger ledger) {
        this.stock = stock;
        this.rows = rows;
        this.ledger = ledger;
    }

    record ReceiptRequest(
            @Min(1) @Max(MOST) int quantity,
            @NotBlank @Size(max = 200) String reference) {}

    record AdjustmentRequest(
            @Min(-MOST) @Max(MOST) int delta,
            @NotBlank @Size(max = 500) String reason) {
        @AssertTrue(message = "delta must not be 0")
        boolean isChange() {
            return delta != 0;
        }
    }

    record EntryView(
            UUID bookId,
            long version,
            String kind,
            int onHandDelta,
            int reservedDelta,
            int onHand,
            int reserved,
            int available,
            @Nullable UUID orderId,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable UUID actor,
            Instant at) {

        static EntryView of(LedgerEntry entry) {
            return new EntryView(
                    entry.bookId(),
                    entry.version(),
                    entry.kind().word(),
                    entry.onHandDelta(),
                    entry.reservedDelta(),
                    entry.onHand(),
                    entry.reserved(),
                    entry.onHand() - entry.reserved(),
                    entry.orderId(),
                    entry.reference(),
                    entry.reason(),
                    entry.actor(),
                    entry.at());
        }
    }

    @PostMapping("/receipts")
    @Operation(summary = "Book copies in; the same reference again changes nothing and answers the same")
    ResponseEntity<EntryView> receive(
            @PathVariable("book_id") UUID bookId, @Valid @RequestBody ReceiptRequest request, Caller caller) {
        return answer(stock.receive(bookId, request.quantity(), request.reference(), caller.userId()));
    }

    @PostMapping("/adjustments")
    @Operation(summary = "Correct the number of copies; with an Idempotency-Key a repetition changes nothing")
    ResponseEntity<EntryView> adjust(
            @PathVariable("book_id") UUID bookId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(min = 1, max = 200) String key,
            @Valid @RequestBody AdjustmentRequest request,
            Caller caller) {
        return answer(stock.adjust(bookId, request.delta(), request.reason(), key, caller.userId()));
    }

    @GetMapping("/ledger")
    @Operation(summary = "Every change of a book's stock, newest first")
    ResponseEntity<Page<EntryView>> ledger(
            @PathVariable("book_id") UUID bookId, PageQuery query, HttpServletRequest request) {
        StockLevel level = rows.find(bookId).orElseThrow(StockController::unknownBook);
        List<EntryView> entries =
                entries(bookId, query).stream().map(EntryView::of).toList();
        // versions have no gap, so the row's version is the length of its ledger
        return Page.of(entries, level.version(), query, entry -> Cursors.encode(entry.version()))
                .answer(request);
    }

    private List<LedgerEntry> entries(UUID bookId, PageQuery query) {
        String after = query.after();
        if (after == null) {
            return ledger.page(bookId, query.limit(), query.offset());
        }
        try {
            return ledger.before(bookId, Long.parseLong(Cursors.decode(after, 1).getFirst()), query.limit());
        } catch (NumberFormatException foreign) {
            throw Cursors.invalid();
        }
    }

    private static ResponseEntity<EntryView> answer(Booking outcome) {
        return switch (outcome) {
            case Booking.Booked(LedgerEntry entry) ->
                ResponseEntity.created(URI.create("/v1/admin/inventory/" + entry.bookId() + "/ledger"))
                        .body(EntryView.of(entry));
            case Booking.UnknownBook unknown -> throw StockController.unknownBook();
            case Booking.ReferenceTaken taken ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "reference-reused",
                        "This reference stands for something else",
                        "It was used before with other values. Nothing was changed.");
            case Booking.TooFew(int available) -> {
                ProblemDetail problem = Problems.of(
                        HttpStatus.CONFLICT,
                        "insufficient-stock",
                        "Not so many copies are free",
                        "Copies that are set aside for orders cannot be taken away.");
                problem.setProperty("available", available);
                throw new ProblemException(problem);
            }
            case Booking.TooMany many ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "stock-limit",
                        "That would be too many copies",
                        "A book's stock is at most 1,000,000,000.");
        };
    }

    private static ProblemException problem(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problems.of(status, name, title, detail));
    }
}
