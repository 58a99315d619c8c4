package io.bookstore.storefront.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What follows a sale: its papers, and books that come back. */
public interface AfterSaleApi {

    record Notes(List<Note> data) {
        public Notes {
            data = Book.unlessNull(data);
        }
    }

    record Note(String id, String number, long amountCents, String currency) {}

    record Returns(List<Return> data) {
        public Returns {
            data = Book.unlessNull(data);
        }
    }

    record Return(
            String id,
            String orderId,
            String status,
            String wish,
            @Nullable String note,
            @Nullable String decisionNote,
            List<Item> items,
            @Nullable Money refund,
            @Nullable Instant createdAt) {
        public Return {
            items = Book.unlessNull(items);
        }
    }

    record Item(
            String bookId,
            String title,
            int quantity,
            String reason,
            int restocked,
            int writtenOff,
            long unitPriceCents) {}

    record Money(String id, String status, long amountCents) {}

    @GetExchange("/v1/orders/{id}/invoice")
    byte[] invoice(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/orders/{id}/credit-notes")
    Notes creditNotes(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/orders/{id}/credit-notes/{note}")
    byte[] creditNote(OnBehalf who, @PathVariable String id, @PathVariable String note);

    @GetExchange("/v1/orders/{id}/returns")
    Returns returnsOf(OnBehalf who, @PathVariable String id);

    @PostExchange("/v1/orders/{id}/returns")
    Return ask(
            OnBehalf who,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, ? extends @Nullable Object> wish);

    record Downloads(List<Download> data) {
        public Downloads {
            data = Book.unlessNull(data);
        }
    }

    /** @param mediaType null while the file is not there yet */
    record Download(
            String bookId,
            String title,
            @Nullable String mediaType,
            @Nullable Long sizeBytes) {

        public String form() {
            return "application/pdf".equals(mediaType) ? "PDF" : "EPUB";
        }

        public long kilobytes() {
            return sizeBytes == null ? 0 : Math.max(1, sizeBytes / 1024);
        }
    }

    /** @param url where the file is for the next minutes */
    record Link(String url) {}

    @GetExchange("/v1/orders/{id}/downloads")
    Downloads downloads(OnBehalf who, @PathVariable String id);

    @PostExchange("/v1/orders/{id}/downloads")
    Link link(OnBehalf who, @PathVariable String id, @RequestBody Map<String, String> wish);

    @GetExchange("/v1/admin/returns")
    Listing<Return> returns(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/v1/admin/returns/{id}")
    Return one(OnBehalf who, @PathVariable String id);

    @PostExchange("/v1/admin/returns/{id}/{step}")
    Return decide(
            OnBehalf who,
            @PathVariable String id,
            @PathVariable String step,
            @RequestBody Map<String, ? extends @Nullable Object> decision);

    /** @param step pack, ship, parcels or deliver */
    @PostExchange("/v1/admin/orders/{id}/{step}")
    Order move(
            OnBehalf who,
            @PathVariable String id,
            @PathVariable String step,
            @RequestBody Map<String, ? extends @Nullable Object> details);

    @PostExchange("/v1/admin/orders/{id}/refunds")
    void refund(
            OnBehalf who,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, ?> refund);
}
