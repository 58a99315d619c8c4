package io.bookstore.cartorder.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.cartorder.sellable.Contributor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order in the form of the contract. */
public record OrderView(
        UUID id,
        String number,
        @Nullable UUID userId,
        String email,
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cancelReason,
        String currency,
        long subtotalCents,
        long discountCents,
        long shippingCents,
        long taxCents,
        long totalCents,
        long refundedCents,
        List<Item> items,
        Address shippingAddr,
        @Nullable String shippingMethod,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceDetail price,
        Payment payment,
        List<Shipment> shipments,
        List<Moment> timeline,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NextAction nextAction,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String orderToken) {

    public record Item(
            UUID id,
            UUID bookId,
            String title,
            List<Contributor> authors,
            @Nullable String isbn13,
            int quantity,
            long unitPriceCents,
            long totalCents,
            Instant createdAt,
            Instant updatedAt) {}

    public record Payment(
            String status,
            @Nullable String brand,
            @Nullable String last4,
            @Nullable String wallet) {}

    public record Shipment(
            UUID id,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            String status,
            List<Moment> events,
            List<InParcel> lines) {}

    /** Copies of one book in a parcel. */
    public record InParcel(UUID bookId, int quantity) {}

    /** What has to happen before the order can be paid. */
    public record NextAction(
            String type,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String clientSecret) {

        public static final NextAction POLL = new NextAction("poll", null);

        public static NextAction proof(String clientSecret) {
            return new NextAction("use_stripe_sdk", clientSecret);
        }
    }

    public OrderView with(@Nullable NextAction action, @Nullable String token) {
        return new OrderView(
                id,
                number,
                userId,
                email,
                status,
                cancelReason,
                currency,
                subtotalCents,
                discountCents,
                shippingCents,
                taxCents,
                totalCents,
                refundedCents,
                items,
                shippingAddr,
                shippingMethod,
                price,
                payment,
                shipments,
                timeline,
                createdAt,
                updatedAt,
                action,
                token);
    }
}
