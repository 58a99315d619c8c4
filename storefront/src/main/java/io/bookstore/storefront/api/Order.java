package io.bookstore.storefront.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An order as it was agreed, with what became of it since. */
public record Order(
        String id,
        @Nullable String number,
        @Nullable String email,
        String status,
        @Nullable String cancelReason,
        String currency,
        long subtotalCents,
        long discountCents,
        long shippingCents,
        long taxCents,
        long totalCents,
        long refundedCents,
        List<Line> items,
        @Nullable Address shippingAddr,
        @Nullable Payment payment,
        List<Shipment> shipments,
        List<Moment> timeline,
        @Nullable Instant createdAt,
        @Nullable NextAction nextAction,
        @Nullable String orderToken) {

    public Order {
        items = Book.unlessNull(items);
        shipments = Book.unlessNull(shipments);
        timeline = Book.unlessNull(timeline);
    }

    public record Line(
            @Nullable String bookId,
            String title,
            @JsonProperty("authors") @Nullable JsonNode writers,
            @Nullable String isbn13,
            int quantity,
            long unitPriceCents,
            long totalCents) {

        public List<String> authors() {
            return Names.of(writers);
        }
    }

    public record Payment(
            @Nullable String status,
            @Nullable String brand,
            @Nullable String last4,
            @Nullable String wallet) {}

    public record Shipment(
            @Nullable String id,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            @Nullable String status,
            List<Moment> events,
            List<InParcel> lines) {
        public Shipment {
            events = Book.unlessNull(events);
            lines = Book.unlessNull(lines);
        }
    }

    /** Copies of one book in a parcel. */
    public record InParcel(String bookId, int quantity) {}

    public record Moment(@Nullable Instant at, String event) {}

    /** What the shopper's browser has to do before the order can be paid. */
    public record NextAction(
            String type,
            @Nullable String clientSecret,
            @Nullable String url) {}

    public String shownNumber() {
        return number == null ? id : number;
    }

    public boolean isPending() {
        return status.equals("pending");
    }
}
