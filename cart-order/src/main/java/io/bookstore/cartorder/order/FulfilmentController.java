package io.bookstore.cartorder.order;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/admin/orders/{id}")
class FulfilmentController {

    static final String WEB_ADDRESS = "https?://[^\\s\\p{Cntrl}]+";

    private final OrderAccess access;
    private final Orders orders;
    private final OrderViews views;
    private final Fulfilment fulfilment;

    FulfilmentController(OrderAccess access, Orders orders, OrderViews views, Fulfilment fulfilment) {
        this.access = access;
        this.orders = orders;
        this.views = views;
        this.fulfilment = fulfilment;
    }

    record Ship(
            @Nullable @Size(min = 1, max = 60) @Pattern(regexp = Address.ONE_LINE, message = Address.NOT_ONE_LINE)
            String carrier,

            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Address.ONE_LINE, message = Address.NOT_ONE_LINE)
            String trackingNumber,

            @Nullable @Size(max = 500) @Pattern(regexp = WEB_ADDRESS, message = "must be a web address")
            String trackingUrl) {

        Fulfilment.Handover parcel() {
            return new Fulfilment.Handover(carrier, trackingNumber, trackingUrl);
        }
    }

    @PostMapping("/pack")
    ResponseEntity<OrderView> pack(@PathVariable String id, Caller caller) {
        return moved(id, caller, fulfilment::pack, "Only a paid order whose books are printed can be packed.");
    }

    @PostMapping("/ship")
    ResponseEntity<OrderView> ship(@PathVariable String id, Caller caller, @Valid @RequestBody Ship request) {
        return moved(
                id,
                caller,
                order -> fulfilment.ship(order, request.parcel()),
                "Only an order that is packed can be shipped.");
    }

    @PostMapping("/deliver")
    ResponseEntity<OrderView> deliver(@PathVariable String id, Caller caller) {
        return moved(id, caller, fulfilment::deliver, "Only an order that is on its way can arrive.");
    }

    private ResponseEntity<OrderView> moved(String id, Caller caller, Predicate<UUID> move, String otherwise) {
        UUID order = access.require(id, caller, null).id();
        if (!move.test(order)) {
            throw new ProblemException(
                    Problems.of(HttpStatus.CONFLICT, "order-not-movable", "The order is not in that state", otherwise));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(views.of(orders.find(order).orElseThrow()));
    }
}
