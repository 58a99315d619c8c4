package io.bookstore.inventory.stock;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Inventory", description = "Copies on hand, set aside and available. Staff only.")
class StockController {

    private final StockRows rows;
    private final BookStock stock;

    StockController(StockRows rows, BookStock stock) {
        this.rows = rows;
        this.stock = stock;
    }

    record ThresholdRequest(@Min(0) @Max(1_000_000) int threshold) {}

    @GetMapping("/v1/inventory/{book_id}")
    @Operation(summary = "The stock of a book")
    StockView stock(@PathVariable("book_id") UUID bookId) {
        return rows.find(bookId).map(StockView::of).orElseThrow(StockController::unknownBook);
    }

    @PutMapping("/v1/admin/inventory/{book_id}/threshold")
    @Operation(summary = "Set the number of available copies at which a book counts as low")
    StockView setThreshold(@PathVariable("book_id") UUID bookId, @Valid @RequestBody ThresholdRequest request) {
        return stock.setThreshold(bookId, request.threshold())
                .map(StockView::of)
                .orElseThrow(StockController::unknownBook);
    }

    @GetMapping("/v1/admin/inventory/low-stock")
    @Operation(summary = "Books at or below their threshold, fewest copies first")
    ResponseEntity<Page<StockView>> lowStock(PageQuery query, HttpServletRequest request) {
        List<StockView> page = low(query).stream().map(StockView::of).toList();
        return Page.of(page, rows.countLow(), query, view -> Cursors.encode(view.available(), view.bookId()))
                .answer(request);
    }

    private List<StockLevel> low(PageQuery query) {
        String after = query.after();
        if (after == null) {
            return rows.low(query.limit(), query.offset());
        }
        List<String> values = Cursors.decode(after, 2);
        try {
            return rows.lowAfter(Integer.parseInt(values.getFirst()), UUID.fromString(values.getLast()), query.limit());
        } catch (IllegalArgumentException foreign) {
            throw Cursors.invalid();
        }
    }

    static ProblemException unknownBook() {
        return new ProblemException(Problems.notFound("There is no such book."));
    }
}
