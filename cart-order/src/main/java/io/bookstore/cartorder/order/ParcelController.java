package io.bookstore.cartorder.order;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ships a part of a packed order. */
@RestController
class ParcelController {

    private final OrderAccess access;
    private final Orders orders;
    private final OrderViews views;
    private final PartShipment partShipment;

    ParcelController(OrderAccess access, Orders orders, OrderViews views, PartShipment partShipment) {
        this.access = access;
        this.orders = orders;
        this.views = views;
        this.partShipment = partShipment;
    }

    record Parcel(
            @NotEmpty @Size(max = 200) List<@NotNull @Valid Copies> lines,

            @Nullable @Size(min = 1, max = 60) @Pattern(regexp = Address.ONE_LINE, message = Address.NOT_ONE_LINE)
            String carrier,

            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Address.ONE_LINE, message = Address.NOT_ONE_LINE)
            String trackingNumber,

            @Nullable
            @Size(max = 500)
            @Pattern(regexp = FulfilmentController.WEB_ADDRESS, message = "must be a web address")
            String trackingUrl) {

        record Copies(
                @NotNull UUID bookId, @Min(1) @Max(10_000) int quantity) {}

        @AssertTrue(message = "lines must not name a book twice")
        boolean isEachBookOnce() {
            Set<UUID> books = new HashSet<>();
            return lines == null || lines.stream().filter(Objects::nonNull).allMatch(each -> books.add(each.bookId()));
        }

        List<ParcelLine> copies() {
            return lines.stream()
                    .map(each -> new ParcelLine(each.bookId(), each.quantity()))
                    .toList();
        }
    }

    @PostMapping("/v1/admin/orders/{id}/parcels")
    ResponseEntity<OrderView> ship(@PathVariable String id, Caller caller, @Valid @RequestBody Parcel parcel) {
        UUID order = access.require(id, caller, null).id();
        var handover = new Fulfilment.Handover(parcel.carrier(), parcel.trackingNumber(), parcel.trackingUrl());
        return switch (partShipment.ship(order, parcel.copies(), handover)) {
            case SHIPPED ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(views.of(orders.find(order).orElseThrow()));
            case NOT_PACKED ->
                throw problem(
                        HttpStatus.CONFLICT,
                        "order-not-movable",
                        "The order is not in that state",
                        "Only an order that is packed can be shipped.");
            case UNKNOWN_BOOK ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unknown-book",
                        "A book is not part of this order",
                        "lines names a book that was not sold by this order.");
            case DIGITAL ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "not-shippable",
                        "An e-book is in no parcel",
                        "lines names a book that is a file.");
            case MORE_THAN_LEFT ->
                throw problem(
                        HttpStatus.CONFLICT,
                        "parcel-too-large",
                        "More copies than are left",
                        "Together with what has left before it is more than was sold.");
        };
    }

    private static ProblemException problem(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problems.of(status, name, title, detail));
    }
}
