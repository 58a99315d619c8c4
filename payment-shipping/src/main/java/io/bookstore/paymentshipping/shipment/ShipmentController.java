package io.bookstore.paymentshipping.shipment;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shipments", description = "Parcels and where they are.")
class ShipmentController {

    private final Shipments shipments;

    ShipmentController(Shipments shipments) {
        this.shipments = shipments;
    }

    @GetMapping("/v1/shipments/{id}")
    @Operation(summary = "A shipment of one's own order")
    ShipmentView shipment(@PathVariable UUID id, Caller caller) {
        return shipments
                .find(id)
                .filter(shipment -> caller.isStaff() || caller.requireUser().equals(shipment.userId()))
                .map(ShipmentView::of)
                .orElseThrow(() -> new ProblemException(Problems.notFound("There is no such shipment.")));
    }
}
